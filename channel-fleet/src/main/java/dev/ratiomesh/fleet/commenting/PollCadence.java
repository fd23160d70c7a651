package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;
import java.time.Instant;

/**
 * How often is looked for comments: the longer a video has been quiet, the rarer. Every look costs a unit of quota, and a
 * video that got a comment just now gets the next one sooner than one that was silent for a month.
 *
 * @param minInterval the shortest time between looks
 * @param maxInterval the longest
 * @param disabledRecheck how long a video without comments, or none at all, is left alone
 * @param fullScanInterval between sweeps through all threads, which find new replies to old comments
 */
public record PollCadence(Duration minInterval, Duration maxInterval, Duration disabledRecheck, Duration fullScanInterval, Backoff backoff) {
    /** A video quiet for eight hours is looked at every hour. */
    private static final int QUIET_TIME_DIVISOR = 8;

    public PollCadence {
        if (minInterval.isNegative() || minInterval.isZero() || maxInterval.compareTo(minInterval) < 0) {
            throw new IllegalArgumentException("looks must be apart, and longest not below every: " + minInterval);
        }
    }

    Instant nextPollAt(Instant lastNewAt, Instant now) {
        Duration pause = Duration.between(lastNewAt, now).dividedBy(QUIET_TIME_DIVISOR);
        if (pause.compareTo(minInterval) < 0) {
            return now.plus(minInterval);
        }
        return now.plus(pause.compareTo(maxInterval) > 0 ? maxInterval : pause);
    }
}
