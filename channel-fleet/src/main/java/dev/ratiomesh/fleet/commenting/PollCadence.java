package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.delivery.Backoff;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides when a video's comments are read next. The interval grows with the time since the last new comment, because each
 * poll costs a quota unit: a video with a comment a minute ago is polled sooner than one without for a month.
 *
 * @param minInterval shortest interval between two polls, above 0
 * @param maxInterval longest interval between two polls
 * @param disabledRecheck interval for a video with disabled comments, or a deleted video
 * @param fullScanInterval interval between full scans of all threads, which find new replies to old comments
 * @param backoff delays after failed calls
 */
public record PollCadence(
        Duration minInterval,
        Duration maxInterval,
        Duration disabledRecheck,
        Duration fullScanInterval,
        Backoff backoff) {
    /** The interval is the time since the last new comment, divided by this: an hour after eight hours without one. */
    private static final int QUIET_TIME_DIVISOR = 8;

    public PollCadence {
        if (minInterval.isNegative() || minInterval.isZero() || maxInterval.compareTo(minInterval) < 0) {
            throw new IllegalArgumentException("fleet.comments: poll-interval-min " + minInterval
                    + " must be above 0, poll-interval-max " + maxInterval + " not below it");
        }
    }

    Instant nextPollAt(Instant lastNewAt, Instant now) {
        Duration interval = Duration.between(lastNewAt, now).dividedBy(QUIET_TIME_DIVISOR);
        if (interval.compareTo(minInterval) < 0) {
            return now.plus(minInterval);
        }
        return now.plus(interval.compareTo(maxInterval) > 0 ? maxInterval : interval);
    }
}
