package dev.ratiomesh.sandbox.world;

import java.time.Duration;
import java.time.Instant;

/**
 * Starts a clock: from {@code realAt} on, simulated time goes on at {@code simAt} and runs {@code speed} times as fast
 * as real time.
 */
public record ClockStart(Instant realAt, Instant simAt, double speed) {
    private static final double NANOS = 1e9;

    Instant simulated(Instant real) {
        Duration passed = Duration.between(realAt, real);
        double seconds = (passed.getSeconds() + passed.getNano() / NANOS) * speed;
        long whole = (long) Math.floor(seconds);
        return simAt.plusSeconds(whole).plusNanos((long) ((seconds - whole) * NANOS));
    }
}
