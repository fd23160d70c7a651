package dev.ratiomesh.fleet.commenting;

import java.time.Duration;
import java.time.Instant;

/**
 * After how much trouble how long is waited: twice as long each time.
 *
 * @param first above zero
 * @param longest at least {@code first}
 */
public record Pauses(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    public Pauses {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("pauses must be above zero and not shrink: " + first + ", " + longest);
        }
    }

    /** @param before how many came before, 0 or more */
    public Duration after(int before) {
        Duration pause = first.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    Instant from(Instant now, int before, Duration atLeast) {
        Duration pause = after(before);
        return now.plus(pause.compareTo(atLeast) < 0 ? atLeast : pause);
    }
}
