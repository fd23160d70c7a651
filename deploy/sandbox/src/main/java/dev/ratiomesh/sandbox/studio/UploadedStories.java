package dev.ratiomesh.sandbox.studio;

import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.VideoStory;
import java.time.Instant;
import java.util.Optional;

/** Tells the story of uploaded videos: no views before others can see them, then a modest rise in simulated time. */
public final class UploadedStories {
    private final StudioVideos videos;
    private final SimClock clock;
    private final long seed;

    public UploadedStories(StudioVideos videos, SimClock clock, long seed) {
        this.videos = videos;
        this.clock = clock;
        this.seed = seed;
    }

    /** Tells whether the id is or was one of an uploaded video, for which no other story may be made. */
    public boolean knows(String id) {
        return videos.knows(id);
    }

    /** Returns the story of a publicly visible video. */
    public Optional<VideoStory> publicStory(String id) {
        return videos.find(id)
                .filter(video -> !video.statusAt(clock.realNow()).hidden())
                .map(this::storyOf);
    }

    /** Returns the story of any uploaded video. */
    public VideoStory storyOf(StudioVideo video) {
        Instant open = video.openSince(clock.realNow());
        Instant start = open == null ? clock.instant() : clock.at(open);
        return VideoStory.uploaded(video.id(), video.snippet().title(), start, seed);
    }
}
