package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;

/**
 * How long calls rest after YouTube was busy: twice as long each time, up to a limit, and from half to all of that, so
 * that replicas do not come back together.
 *
 * @param failures in a row
 * @param until no call before
 */
public record Backoff(int failures, Instant until) {
    private static final int MOST_DOUBLINGS = 20;

    public static final Backoff NONE = new Backoff(0, Instant.EPOCH);

    /** @param chance from 0 to below 1 */
    public Backoff longer(Instant now, Duration first, Duration most, double chance) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration rest = doubled.compareTo(most) < 0 ? doubled : most;
        long millis = (long) (rest.toMillis() * (0.5 + chance / 2));
        return new Backoff(failures + 1, now.plusMillis(millis));
    }

    public boolean holds(Instant now) {
        return until.isAfter(now);
    }
}
