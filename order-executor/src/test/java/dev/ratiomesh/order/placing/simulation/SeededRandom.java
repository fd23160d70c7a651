package dev.ratiomesh.order.placing.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All that is random in a run; the same seed gives the same. */
final class SeededRandom {
    private final SplittableRandom random;
    private boolean stopFaults;

    SeededRandom(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** From now on nothing goes wrong. */
    void stopFaults() {
        stopFaults = true;
    }

    boolean faultsStopped() {
        return stopFaults;
    }

    /** Something goes wrong once in so many times. */
    boolean fault(int onceIn) {
        return !stopFaults && random.nextInt(onceIn) == 0;
    }

    boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From least to most, in milliseconds. */
    long between(Duration least, Duration most) {
        return least.toMillis() + random.nextLong(most.toMillis() - least.toMillis() + 1);
    }

    long millis(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T elementOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
