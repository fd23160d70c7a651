package dev.ratiomesh.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test sets it. Safe for use by several threads. */
public final class SettableClock extends Clock {

    private final SharedTime time;
    private final ZoneId zone;

    private SettableClock(SharedTime time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /** Returns a clock in UTC. */
    public static SettableClock at(Instant start) {
        return new SettableClock(new SharedTime(start), ZoneOffset.UTC);
    }

    /** Returns a clock in UTC at a time such as {@code 2026-11-20T12:00:00Z}. */
    public static SettableClock at(String start) {
        return at(Instant.parse(start));
    }

    /** Sets the time, forwards or backwards. */
    public void set(Instant instant) {
        time.set(instant);
    }

    public void advance(Duration step) {
        time.advance(step);
    }

    @Override
    public Instant instant() {
        return time.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Returns a clock in another zone that shares the time: setting one sets both. */
    @Override
    public SettableClock withZone(ZoneId otherZone) {
        return new SettableClock(time, otherZone);
    }

    private static final class SharedTime {

        private Instant now;

        SharedTime(Instant start) {
            now = start;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized void set(Instant time) {
            now = time;
        }

        synchronized void advance(Duration step) {
            now = now.plus(step);
        }
    }
}
