package dev.ratiomesh.crash;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures time only while this process runs and gets its answers: however long a machine stands still between two
 * calls, two seconds of it count. So a run does not end because everything was slow, or paused, for a while.
 */
final class ProgressTimeout {
    private static final long MOST_A_STEP = Duration.ofSeconds(2).toNanos();

    private final long whole;
    private final LongSupplier clock;
    private long left;
    private long asked;

    /**
     * Starts with the whole time.
     *
     * @param clock nanoseconds since any fixed moment
     */
    ProgressTimeout(Duration time, LongSupplier clock) {
        this.whole = time.toNanos();
        this.clock = clock;
        this.left = whole;
        this.asked = clock.getAsLong();
    }

    static ProgressTimeout of(Duration time) {
        return new ProgressTimeout(time, System::nanoTime);
    }

    boolean isOver() {
        long now = clock.getAsLong();
        left -= Math.min(now - asked, MOST_A_STEP);
        asked = now;
        return left < 0;
    }

    /** Restores the whole time after progress. */
    void renew() {
        left = whole;
    }
}
