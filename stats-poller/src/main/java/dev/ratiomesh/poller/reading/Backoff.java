package dev.ratiomesh.poller.reading;

import java.time.Instant;

/**
 * How long calls rest after YouTube was busy: twice as long each time, up to a limit, and from half to all of that, so
 * that replicas do not come back together.
 *
 * @param failures in a row
 * @param until no call before
 */
public record Backoff(int failures, Instant until) {
    public static final Backoff NONE = new Backoff(0, Instant.EPOCH);

    /** @param chance from 0 to below 1 */
    public Backoff longer(Instant now, dev.ratiomesh.delivery.work.Backoff schedule, double chance) {
        long millis = (long) (schedule.delay(failures).toMillis() * (0.5 + chance / 2));
        return new Backoff(failures + 1, now.plusMillis(millis));
    }

    public boolean holds(Instant now) {
        return until.isAfter(now);
    }
}
