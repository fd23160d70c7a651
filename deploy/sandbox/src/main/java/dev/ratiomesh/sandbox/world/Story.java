package dev.ratiomesh.sandbox.world;

import java.time.Instant;

/** What happens to one video, advertising aside. */
public sealed interface Story permits RecordedStory, GeneratedStory {

    Instant publishedAt();

    String title();

    /** The public counts at a moment of simulated time. */
    Counts at(Instant simulated);
}
