package dev.ratiomesh.order.placing.simulation;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/** Runs many seeds on all cores. */
final class SeedRunner {
    private SeedRunner() {}

    /**
     * Holds the result of all runs.
     *
     * @param breach of one failed seed; empty when all held
     */
    record Outcome(RunStatistics figures, Optional<String> breach) {}

    static Outcome run(int seeds, Set<DisabledSafeguard> disabled) {
        AtomicReference<String> breach = new AtomicReference<>();
        long begin = System.nanoTime();
        RunStatistics figures = LongStream.range(0, seeds)
                .parallel()
                .filter(seed -> breach.get() == null)
                .mapToObj(seed -> runSeed(seed, disabled, breach))
                .reduce(
                        new RunStatistics(),
                        (sum, next) -> new RunStatistics().plus(sum).plus(next));
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("simulation %s: %s seconds=%.1f%n", disabled, figures, seconds);
        return new Outcome(figures, Optional.ofNullable(breach.get()));
    }

    static Optional<String> replay(long seed) {
        AtomicReference<String> breach = new AtomicReference<>();
        try {
            System.out.println(Simulation.run(seed, Set.of(), true));
        } catch (InvariantBreach | RuntimeException e) {
            breach.set(describe(seed, e));
        }
        return Optional.ofNullable(breach.get());
    }

    private static RunStatistics runSeed(long seed, Set<DisabledSafeguard> disabled, AtomicReference<String> breach) {
        try {
            return Simulation.run(seed, disabled, false);
        } catch (InvariantBreach | RuntimeException e) {
            breach.compareAndSet(null, describe(seed, e));
            return new RunStatistics();
        }
    }

    private static String describe(long seed, Throwable breach) {
        StackTraceElement at = breach.getStackTrace()[0];
        return "seed " + seed + ": " + breach + " at " + at + " (replay: -Dorders.seed=" + seed + ")";
    }
}
