package dev.ratiomesh.poller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of the service and of the sandbox, which stands still until a test moves it. It lives in a system property,
 * since the two see this class through different class loaders.
 */
public class WorldTime extends Clock {
    private static final String NOW = "poller.test.now";
    private static final Instant START = Instant.parse("2026-11-20T20:00:00Z");

    @Override
    public Instant instant() {
        return Instant.parse(System.getProperty(NOW, START.toString()));
    }

    public void advance(Duration step) {
        set(instant().plus(step));
    }

    public void set(Instant now) {
        System.setProperty(NOW, now.toString());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** Replaces the system clock. */
    @ApplicationScoped
    static class Bean {
        @Produces
        @ApplicationScoped
        Clock clock() {
            return new WorldTime();
        }
    }
}
