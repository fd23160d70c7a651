package dev.ratiomesh.ratio.benchmark;

import org.jspecify.annotations.Nullable;

/** The benchmarks that targets are computed with now. A refresh that fails leaves them as they are. */
public final class BenchmarksInForce {

    private volatile State state;

    public BenchmarksInForce(Benchmarks first) {
        this.state = new State(first, null);
    }

    public Benchmarks current() {
        return state.benchmarks();
    }

    public State state() {
        return state;
    }

    public synchronized void replace(Benchmarks next) {
        state = new State(next, null);
    }

    public synchronized void keepAfter(LoadFailure failure) {
        state = new State(state.benchmarks(), failure);
    }

    /** @param lastFailure null when the last refresh went well */
    public record State(Benchmarks benchmarks, @Nullable LoadFailure lastFailure) {}
}
