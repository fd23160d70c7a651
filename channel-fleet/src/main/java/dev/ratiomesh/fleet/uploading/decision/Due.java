package dev.ratiomesh.fleet.uploading.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something is next to be done for an upload. */
public sealed interface Due {
    /** At once, by the same worker. */
    record Continue() implements Due {}

    record At(Instant moment) implements Due {}

    /**
     * After a try that came to nothing.
     *
     * @param words what went wrong, null when nothing did and it only takes time
     * @param tries that came to nothing in a row, this one included
     */
    record RetryAt(Instant moment, @Nullable String words, int tries) implements Due {}

    record NotScheduled() implements Due {}
}
