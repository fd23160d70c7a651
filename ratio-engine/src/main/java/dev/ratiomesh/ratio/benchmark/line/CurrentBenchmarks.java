package dev.ratiomesh.ratio.benchmark.line;

import org.jspecify.annotations.Nullable;

/** The benchmarks in current use. A failed refresh leaves them unchanged. */
public final class CurrentBenchmarks {

    private volatile RefreshState state;

    public CurrentBenchmarks(Benchmarks first) {
        this.state = new RefreshState(first, null);
    }

    public Benchmarks current() {
        return state.benchmarks();
    }

    public RefreshState state() {
        return state;
    }

    public synchronized void replace(Benchmarks next) {
        state = new RefreshState(next, null);
    }

    public synchronized void recordFailure(LoadFailure failure) {
        state = new RefreshState(state.benchmarks(), failure);
    }

    /**
     * The benchmarks and the outcome of the last refresh.
     *
     * @param lastFailure null when the last refresh succeeded
     */
    public record RefreshState(Benchmarks benchmarks, @Nullable LoadFailure lastFailure) {}
}
