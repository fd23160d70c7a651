package dev.ratiomesh.fleet.reporting.outbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reading the files cannot go on now. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Instant until;

    Stopped(String words, @Nullable Instant until) {
        super(words, null, false, false);
        this.until = until;
    }

    /** When it can; null when nobody said. */
    public @Nullable Instant until() {
        return until;
    }
}
