package dev.ratiomesh.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Measures the time until a condition holds. */
final class Stopwatch {
    private static final long TIMEOUT_SECONDS = 300;

    private Stopwatch() {}

    /** Returns the number of things a second, from now until {@code done}. */
    static double rate(int things, BooleanSupplier done) throws InterruptedException {
        long startNanos = System.nanoTime();
        await(done);
        return things / ((System.nanoTime() - startNanos) / 1e9);
    }

    static void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not done within " + TIMEOUT_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Handles a slice of many things: from the first to before the end. */
    interface BatchSlice {
        void run(int from, int end) throws IOException, InterruptedException;
    }

    /** Spreads that many things evenly over that time, some each second; returns when the time is over. */
    static void spread(Duration time, int things, BatchSlice slice) throws IOException, InterruptedException {
        long seconds = time.toSeconds();
        long startNanos = System.nanoTime();
        for (long second = 0; second < seconds; second++) {
            slice.run((int) (things * second / seconds), (int) (things * (second + 1) / seconds));
            long next = startNanos + TimeUnit.SECONDS.toNanos(second + 1);
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        }
    }

    /** Returns the middle one of an odd number of measurements. */
    static double median(double... rates) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
