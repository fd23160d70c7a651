package dev.ratiomesh.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Time until something is the case. */
final class Stopwatch {
    private static final long PATIENCE_SECONDS = 300;

    private Stopwatch() {}

    /** Things a second, from now until {@code done}. */
    static double rate(int things, BooleanSupplier done) throws InterruptedException {
        long began = System.nanoTime();
        await(done);
        return things / ((System.nanoTime() - began) / 1e9);
    }

    static void await(BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not done within " + PATIENCE_SECONDS + " s");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** The middle one of an odd number of measurements. */
    static double median(double... rates) {
        double[] sorted = rates.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
