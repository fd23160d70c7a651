package dev.ratiomesh.sandbox.world;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Shows the videos as they are now: their story, the reach of advertising, and interventions. */
public final class VideoWorld {
    private final Function<String, Optional<VideoStory>> stories;
    private final SimClock clock;
    private final VideoInterventions interventions;
    private final Function<String, AdReachSoFar> advertising;

    /**
     * Connects the world with its sources.
     *
     * @param stories finds the story of a publicly visible video by its id
     * @param advertising returns the reach that ad orders have brought to a video up to now
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

    /** Returns the video now; empty when the id is unknown or the video was removed. */
    public Optional<Video> video(String id) {
        return stories.apply(id).flatMap(story -> video(id, story));
    }

    /** Returns the video now by a given story; empty when the video was removed. */
    public Optional<Video> video(String id, VideoStory story) {
        return interventions.isRemoved(id) ? Optional.empty() : Optional.of(shown(id, story));
    }

    /**
     * Returns the counts of a video's story, advertising aside, at a moment of simulated time; empty when there is no
     * such video.
     */
    public Optional<VideoCounts> storyAt(String id, Instant simulated) {
        return interventions.isRemoved(id)
                ? Optional.empty()
                : stories.apply(id)
                        .map(story -> simulated.isBefore(story.publishedAt())
                                ? new VideoCounts(0, 0L, 0L)
                                : story.at(simulated));
    }

    private Video shown(String id, VideoStory story) {
        VideoCounts counts = story.at(clock.instant()).plus(advertising.apply(id));
        return new Video(id, story.title(), story.publishedAt(), interventions.apply(id, counts));
    }
}
