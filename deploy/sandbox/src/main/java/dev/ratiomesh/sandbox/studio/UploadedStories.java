package dev.ratiomesh.sandbox.studio;

import dev.ratiomesh.sandbox.world.SimClock;
import dev.ratiomesh.sandbox.world.VideoStory;
import java.time.Instant;
import java.util.Optional;

/** What happens to uploaded videos: nothing before others can see them, then a modest rise in simulated time. */
public final class UploadedStories {
    private final StudioVideos videos;
    private final SimClock clock;
    private final long seed;

    public UploadedStories(StudioVideos videos, SimClock clock, long seed) {
        this.videos = videos;
        this.clock = clock;
        this.seed = seed;
    }

    /** Whether the id is or was one of an uploaded video: no other story may be told of it. */
    public boolean knows(String id) {
        return videos.knows(id);
    }

    /** The story of a video everybody may see. */
    public Optional<VideoStory> publicly(String id) {
        return videos.find(id)
                .filter(video -> !video.statusAt(clock.realNow()).hidden())
                .map(this::of);
    }

    /** The story of any uploaded video. */
    public VideoStory of(StudioVideo video) {
        Instant open = video.openSince(clock.realNow());
        Instant start = open == null ? clock.instant() : clock.at(open);
        return VideoStory.uploaded(video.id(), video.snippet().title(), start, seed);
    }
}
