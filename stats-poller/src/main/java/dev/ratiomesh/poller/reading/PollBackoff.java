package dev.ratiomesh.poller.reading;

import dev.ratiomesh.delivery.Backoff;
import java.time.Instant;

/**
 * The back-off of all calls after failures. The delay doubles up to a maximum; a random factor from one half to one keeps
 * replicas from retrying together.
 *
 * @param failures failed calls in a row, 0 or more
 * @param retryAt the earliest moment of the next call
 */
public record PollBackoff(int failures, Instant retryAt) {
    public static final PollBackoff NONE = new PollBackoff(0, Instant.EPOCH);

    /**
     * Returns the back-off after one more failure.
     *
     * @param schedule the delays without the random factor
     * @param random from 0 to below 1; 0 halves the delay
     */
    public PollBackoff next(Instant now, Backoff schedule, double random) {
        long millis = (long) (schedule.delay(failures).toMillis() * (0.5 + random / 2));
        return new PollBackoff(failures + 1, now.plusMillis(millis));
    }

    /** Returns whether calls are still held back. */
    public boolean isActive(Instant now) {
        return retryAt.isAfter(now);
    }
}
