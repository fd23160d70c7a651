package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * What is left of a bucket on a quota day.
 *
 * @param limit calls a day, 0 or more
 * @param reserve calls that readings leave to others, 0 or more
 * @param used calls made or being made
 * @param exhausted YouTube itself has said that nothing is left
 * @param pacedAt the moment up to which the calls made so far last, when they are spread evenly over the day
 */
public record BucketBalance(QuotaBucket bucket, int limit, int reserve, int used, boolean exhausted, Instant pacedAt) {

    /** Calls that readings may make at most on the whole day. */
    public int usable() {
        return Math.max(0, limit - reserve);
    }

    /** Calls that readings may still make. */
    public int left() {
        return exhausted ? 0 : Math.max(0, usable() - used);
    }

    /** The time from one call to the next at which the calls left last until the reset; only when calls are left. */
    Duration spacing(Instant now, Instant resetsAt) {
        Duration rest = Duration.between(now, resetsAt);
        return rest.isNegative() ? Duration.ZERO : rest.dividedBy(left());
    }
}
