package dev.ratiomesh.sandbox.world;

import java.time.Instant;

/** Tells the counts of one video over time, advertising aside. */
public sealed interface VideoStory permits RecordedStory, GeneratedStory {

    Instant publishedAt();

    String title();

    /** Returns the public counts at a moment of simulated time. */
    VideoCounts at(Instant simulated);

    /** Creates the story of a new video: from no views to some hundreds or thousands. */
    static VideoStory uploaded(String id, String title, Instant publishedAt, long seed) {
        return GeneratedStory.uploaded(id, title, publishedAt, seed);
    }
}
