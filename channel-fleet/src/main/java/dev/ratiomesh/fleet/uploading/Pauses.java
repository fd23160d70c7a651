package dev.ratiomesh.fleet.uploading;

import java.time.Duration;

/** Pauses that double: {@code first}, twice that, and so on up to {@code longest}. */
public record Pauses(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** @param tries before this pause, 0 or more */
    Duration after(int tries) {
        Duration pause = first.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** The same, and not shorter than somebody asked for. */
    Duration after(int tries, Duration atLeast) {
        Duration pause = after(tries);
        return pause.compareTo(atLeast) < 0 ? atLeast : pause;
    }
}
