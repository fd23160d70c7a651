package dev.ratiomesh.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Generates a plausible video from its id: views rise towards a ceiling, likes and comments follow the pop line at a
 * constant factor.
 *
 * @param ceiling views that it reaches in the end
 * @param pace time until 63 % of the ceiling
 * @param likesFactor its likes in relation to the pop line
 * @param commentsFactor its comments in relation to the pop line
 */
record GeneratedStory(
        String title, Instant publishedAt, double ceiling, Duration pace, double likesFactor, double commentsFactor)
        implements VideoStory {
    private static final double BEHIND_SHARE = 0.25;

    /**
     * Creates the demo video: 200,000 views at the world's start on the way to 400,000, with 35 % of the likes such a
     * video earns.
     */
    static GeneratedStory demo(Instant worldStart) {
        Duration age = Duration.ofDays(5);
        Duration pace = Duration.ofSeconds(Math.round(age.toSeconds() / Math.log(2)));
        return new GeneratedStory("Demo video", worldStart.minus(age), 400_000, pace, 0.35, 0.5);
    }

    /** Generates a video; the same id, seed and world start give the same video for ever. */
    static GeneratedStory of(String id, long seed, Instant worldStart) {
        Random random = new Random(seed * 31 + id.hashCode());
        double ageHours = Math.pow(10, between(random, Math.log10(2), Math.log10(24 * 42)));
        double ceiling = Math.pow(10, between(random, 4.3, 7.3));
        Duration pace = Duration.ofMinutes(Math.round(between(random, 24, 24 * 21) * 60));
        boolean behind = random.nextDouble() < BEHIND_SHARE;
        double likes = behind ? between(random, -0.75, -0.4) : random.nextGaussian() * TypicalEngagement.LIKES_SPREAD;
        double comments = random.nextGaussian() * TypicalEngagement.COMMENTS_SPREAD;
        Instant published = worldStart.minus(Duration.ofMinutes(Math.round(ageHours * 60)));
        return new GeneratedStory("Video " + id, published, ceiling, pace, Math.pow(10, likes), Math.pow(10, comments));
    }

    /** Generates a new video: all counts start at 0. */
    static GeneratedStory uploaded(String id, String title, Instant publishedAt, long seed) {
        Random random = new Random(seed * 31 + id.hashCode());
        double ceiling = Math.pow(10, between(random, 2.5, 4.5));
        Duration pace = Duration.ofMinutes(Math.round(between(random, 24, 24 * 5) * 60));
        return new GeneratedStory(title, publishedAt, ceiling, pace, 1, 1);
    }

    @Override
    public VideoCounts at(Instant simulated) {
        double age = Math.max(0, Duration.between(publishedAt, simulated).toMillis());
        double views = ceiling * (1 - Math.exp(-age / pace.toMillis()));
        long likes = (long) Math.min(views, TypicalEngagement.likes(views) * likesFactor);
        long comments = (long) Math.min(views, TypicalEngagement.comments(views) * commentsFactor);
        return new VideoCounts((long) views, likes, comments);
    }

    private static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
