package dev.ratiomesh.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Holds a time that the test sets. */
public final class SettableClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public SettableClock(String start) {
        now = new AtomicReference<>(Instant.parse(start));
    }

    public void set(String instant) {
        now.set(Instant.parse(instant));
    }

    public void pass(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }

    @Override
    public Instant instant() {
        return now.get();
    }
}
