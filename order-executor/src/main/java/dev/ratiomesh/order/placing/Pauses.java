package dev.ratiomesh.order.placing;

import java.time.Duration;

/** Growing pauses: the first, then double, up to the longest. */
public record Pauses(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** After so many troubles before this one. */
    public Duration after(int troubles) {
        Duration pause = first.multipliedBy(1L << Math.min(troubles, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
