package dev.ratiomesh.order.placing.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Draws everything that is random in a run; the same seed gives the same run. */
final class SeededRandom {
    private final SplittableRandom random;
    private boolean stopFaults;

    SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Ends all faults. */
    void stopFaults() {
        stopFaults = true;
    }

    boolean faultsStopped() {
        return stopFaults;
    }

    /** Draws a fault with probability {@code 1 / onceIn}; never after {@link #stopFaults}. */
    boolean fault(int onceIn) {
        return !stopFaults && random.nextInt(onceIn) == 0;
    }

    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Draws a number from 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Draws a duration in milliseconds, both ends included. */
    long between(Duration minimum, Duration maximum) {
        return minimum.toMillis() + random.nextLong(maximum.toMillis() - minimum.toMillis() + 1);
    }

    long millis(int minimum, int maximum) {
        return minimum + random.nextInt(maximum - minimum + 1);
    }

    <T> T elementOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
