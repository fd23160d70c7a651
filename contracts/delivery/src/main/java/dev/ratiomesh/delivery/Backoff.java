package dev.ratiomesh.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * A retry schedule whose delay doubles with each failure in a row. A delay that grows spares a remote service that is
 * down, and a limit keeps the wait short once it is up again. Pure; the schedule has no jitter of its own.
 *
 * @param initial delay after the first failure, above zero
 * @param max longest delay, at least {@code initial}
 */
public record Backoff(Duration initial, Duration max) {
    /** Keeps the product of the longest sensible delay and the factor within a {@code long} of seconds. */
    private static final int MAX_DOUBLINGS = 30;

    /** @throws IllegalArgumentException when {@code initial} is not above zero or {@code max} is below it */
    public Backoff {
        if (initial.isNegative() || initial.isZero() || max.compareTo(initial) < 0) {
            throw new IllegalArgumentException(
                    "initial must be above zero and max not below it: " + initial + ", " + max);
        }
    }

    /**
     * Returns the delay before the next attempt.
     *
     * @param failures number of failures in a row before this one, 0 or more
     */
    public Duration delay(int failures) {
        Duration doubled = initial.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        return doubled.compareTo(max) < 0 ? doubled : max;
    }

    /**
     * Returns the delay, and at least the minimum that the remote service asked for, which may be longer than {@code
     * max}.
     *
     * @param failures number of failures in a row before this one, 0 or more
     * @param minimum delay that the remote service asked for, zero for none
     */
    public Duration delay(int failures, Duration minimum) {
        Duration delay = delay(failures);
        return delay.compareTo(minimum) < 0 ? minimum : delay;
    }

    /** Returns the moment of the next attempt; parameters as in {@link #delay(int, Duration)}. */
    public Instant retryAt(Instant now, int failures, Duration minimum) {
        return now.plus(delay(failures, minimum));
    }
}
