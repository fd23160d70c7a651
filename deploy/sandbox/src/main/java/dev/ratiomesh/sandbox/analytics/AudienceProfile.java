package dev.ratiomesh.sandbox.analytics;

import dev.ratiomesh.sandbox.world.VideoCounts;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Describes the behaviour of a video's audience, derived from the video's id.
 *
 * @param watchedShare of the video by an average view, 0.3..0.7
 * @param engagedShare of the views, 0.5..0.9
 * @param clickRate of the impressions of its thumbnail, 0.02..0.1
 * @param subscribingShare of the views, 0.0005..0.004
 */
record AudienceProfile(double watchedShare, double engagedShare, double clickRate, double subscribingShare) {
    /** Length of every video of the world, in seconds. */
    private static final double VIDEO_SECONDS = 213;

    private static final double LOST_PER_GAINED = 0.2;

    static AudienceProfile of(String videoId) {
        Random random = new Random(videoId.hashCode() * 31L + 7);
        return new AudienceProfile(
                between(random, 0.3, 0.7),
                between(random, 0.5, 0.9),
                between(random, 0.02, 0.1),
                between(random, 0.0005, 0.004));
    }

    /** Derives metrics from the difference between two readings; a count that fell counts as no change. */
    MetricTotals totals(VideoCounts before, VideoCounts after, long ads) {
        double views = Math.max(0, after.views() - before.views()) + ads;
        double gained = Math.floor(views * subscribingShare);
        return new MetricTotals(
                views,
                Math.floor(views * engagedShare),
                Math.floor(views * watchedShare * VIDEO_SECONDS),
                views * watchedShare * 100,
                grown(before.likes(), after.likes()),
                grown(before.comments(), after.comments()),
                gained,
                Math.floor(gained * LOST_PER_GAINED),
                ads);
    }

    private static double grown(@Nullable Long before, @Nullable Long after) {
        return Math.max(0, Objects.requireNonNullElse(after, 0L) - Objects.requireNonNullElse(before, 0L));
    }

    private static double between(Random random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
