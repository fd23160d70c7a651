package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;
import java.time.Instant;

/**
 * How often is looked for comments: the longer a video has been quiet, the rarer. Every look costs a unit of quota, and a
 * video that got a comment just now gets the next one sooner than one that was silent for a month.
 *
 * @param every the shortest time between looks
 * @param longest the longest
 * @param off how long a video without comments, or none at all, is left alone
 * @param full between sweeps through all threads, which find new replies to old comments
 */
public record PollCadence(Duration every, Duration longest, Duration off, Duration full, Backoff pauses) {
    /** A video quiet for eight hours is looked at every hour. */
    private static final int QUIET_SHARE = 8;

    public PollCadence {
        if (every.isNegative() || every.isZero() || longest.compareTo(every) < 0) {
            throw new IllegalArgumentException("looks must be apart, and longest not below every: " + every);
        }
    }

    Instant next(Instant lastNewAt, Instant now) {
        Duration pause = Duration.between(lastNewAt, now).dividedBy(QUIET_SHARE);
        if (pause.compareTo(every) < 0) {
            return now.plus(every);
        }
        return now.plus(pause.compareTo(longest) > 0 ? longest : pause);
    }
}
