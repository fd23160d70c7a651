package dev.ratiomesh.sandbox.world;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The videos as they are now: their story, what advertising brought, and what somebody did to them. */
public final class World {
    private final Function<String, Optional<Story>> stories;
    private final SimClock clock;
    private final Interventions interventions;
    private final Function<String, Reach> advertising;

    /**
     * @param stories what happens to the video of an id, if there is one everybody may see
     * @param advertising what ad orders have brought to a video up to now
     */
    public World(
            Function<String, Optional<Story>> stories,
            SimClock clock,
            Interventions interventions,
            Function<String, Reach> advertising) {
        this.stories = stories;
        this.clock = clock;
        this.interventions = interventions;
        this.advertising = advertising;
    }

    /** The video now, or nothing when there is none of that id, or no longer. */
    public Optional<Video> video(String id) {
        return stories.apply(id).flatMap(story -> video(id, story));
    }

    /** The video now by a story of its own, or nothing when somebody took it away. */
    public Optional<Video> video(String id, Story story) {
        return interventions.isGone(id) ? Optional.empty() : Optional.of(seen(id, story));
    }

    /** What a video's story, advertising aside, had come to at a moment of simulated time; nothing when there is no such video. */
    public Optional<Counts> storyAt(String id, Instant simulated) {
        return interventions.isGone(id)
                ? Optional.empty()
                : stories.apply(id)
                        .map(story ->
                                simulated.isBefore(story.publishedAt()) ? new Counts(0, 0L, 0L) : story.at(simulated));
    }

    private Video seen(String id, Story story) {
        Counts counts = story.at(clock.instant()).plus(advertising.apply(id));
        return new Video(id, story.title(), story.publishedAt(), interventions.over(id, counts));
    }
}
