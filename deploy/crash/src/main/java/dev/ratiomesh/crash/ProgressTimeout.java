package dev.ratiomesh.crash;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Measures time only while this process runs and gets its answers: however long a machine stands still between two
 * calls, two seconds of it count. So a run does not end because everything was slow, or paused, for a while.
 */
final class ProgressTimeout {
    private static final long MAX_STEP_NANOS = Duration.ofSeconds(2).toNanos();

    private final long totalNanos;
    private final LongSupplier clock;
    private long remainingNanos;
    private long checkedAtNanos;

    /**
     * Starts with the whole time.
     *
     * @param clock nanoseconds since any fixed moment
     */
    ProgressTimeout(Duration total, LongSupplier clock) {
        this.totalNanos = total.toNanos();
        this.clock = clock;
        this.remainingNanos = totalNanos;
        this.checkedAtNanos = clock.getAsLong();
    }

    static ProgressTimeout of(Duration total) {
        return new ProgressTimeout(total, System::nanoTime);
    }

    boolean isOver() {
        long now = clock.getAsLong();
        remainingNanos -= Math.min(now - checkedAtNanos, MAX_STEP_NANOS);
        checkedAtNanos = now;
        return remainingNanos < 0;
    }

    /** Restores the whole time after progress. */
    void renew() {
        remainingNanos = totalNanos;
    }
}
