package dev.ratiomesh.sandbox.world;

import java.time.Instant;

/** What happens to one video, advertising aside. */
public sealed interface VideoStory permits RecordedStory, GeneratedStory {

    Instant publishedAt();

    String title();

    /** The public counts at a moment of simulated time. */
    VideoCounts at(Instant simulated);

    /** A new video of somebody's channel: from nothing to some hundreds or thousands of views. */
    static VideoStory uploaded(String id, String title, Instant publishedAt, long seed) {
        return GeneratedStory.uploaded(id, title, publishedAt, seed);
    }
}
