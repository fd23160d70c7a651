package dev.ratiomesh.poller.reading;

import java.time.Instant;

/**
 * How long calls rest after YouTube was busy: twice as long each time, up to a limit, and from half to all of that, so
 * that replicas do not come back together.
 *
 * @param failures in a row
 * @param retryAt no call before
 */
public record PollBackoff(int failures, Instant retryAt) {
    public static final PollBackoff NONE = new PollBackoff(0, Instant.EPOCH);

    /** @param chance from 0 to below 1 */
    public PollBackoff next(Instant now, dev.ratiomesh.delivery.Backoff schedule, double chance) {
        long millis = (long) (schedule.delay(failures).toMillis() * (0.5 + chance / 2));
        return new PollBackoff(failures + 1, now.plusMillis(millis));
    }

    public boolean isActive(Instant now) {
        return retryAt.isAfter(now);
    }
}
