package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * The balance of one quota bucket on one quota day.
 *
 * @param limit calls per day, 0 or more
 * @param reserve calls that are left to other services, 0 or more
 * @param used calls made or reserved, 0 or more
 * @param exhausted true after YouTube has answered that the bucket is used up
 * @param pacedAt the moment up to which the calls so far reach when they are spread evenly over the day
 */
public record BucketBalance(QuotaBucket bucket, int limit, int reserve, int used, boolean exhausted, Instant pacedAt) {

    /** Returns the most calls that readings may make on the whole day. */
    public int usable() {
        return Math.max(0, limit - reserve);
    }

    /** Returns the calls that readings may still make; 0 when the bucket is exhausted. */
    public int left() {
        return exhausted ? 0 : Math.max(0, usable() - used);
    }

    /** Returns the spacing at which the remaining calls last until the reset. Requires {@code left() > 0}. */
    Duration spacing(Instant now, Instant resetsAt) {
        Duration untilReset = Duration.between(now, resetsAt);
        return untilReset.isNegative() ? Duration.ZERO : untilReset.dividedBy(left());
    }
}
