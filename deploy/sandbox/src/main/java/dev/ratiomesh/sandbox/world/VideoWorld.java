package dev.ratiomesh.sandbox.world;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The videos as they are now: their story, what advertising brought, and what somebody did to them. */
public final class VideoWorld {
    private final Function<String, Optional<VideoStory>> stories;
    private final SimClock clock;
    private final VideoInterventions interventions;
    private final Function<String, AdReachSoFar> advertising;

    /**
     * @param stories what happens to the video of an id, if there is one everybody may see
     * @param advertising what ad orders have brought to a video up to now
     */
    public VideoWorld(
            Function<String, Optional<VideoStory>> stories,
            SimClock clock,
            VideoInterventions interventions,
            Function<String, AdReachSoFar> advertising) {
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
    public Optional<Video> video(String id, VideoStory story) {
        return interventions.isGone(id) ? Optional.empty() : Optional.of(seen(id, story));
    }

    /** What a video's story, advertising aside, had come to at a moment of simulated time; nothing when there is no such video. */
    public Optional<VideoCounts> storyAt(String id, Instant simulated) {
        return interventions.isGone(id)
                ? Optional.empty()
                : stories.apply(id)
                        .map(story -> simulated.isBefore(story.publishedAt())
                                ? new VideoCounts(0, 0L, 0L)
                                : story.at(simulated));
    }

    private Video seen(String id, VideoStory story) {
        VideoCounts counts = story.at(clock.instant()).plus(advertising.apply(id));
        return new Video(id, story.title(), story.publishedAt(), interventions.over(id, counts));
    }
}
