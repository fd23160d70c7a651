package dev.ratiomesh.ratio.benchmark.inbound;

import dev.ratiomesh.ratio.benchmark.Benchmark;
import dev.ratiomesh.ratio.benchmark.Benchmarks;
import dev.ratiomesh.ratio.benchmark.BenchmarksInForce;
import dev.ratiomesh.ratio.benchmark.Counter;
import dev.ratiomesh.ratio.benchmark.DroppedRows;
import dev.ratiomesh.ratio.benchmark.LoadFailure;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every line in force.
 *
 * @param rows of the table, broken ones included
 * @param dropped broken rows by reason
 * @param lastFailure why the last refresh brought nothing; null when it went well
 */
public record BenchmarkList(
        String label,
        String source,
        Instant fittedAt,
        long rows,
        List<DroppedRows> dropped,
        @Nullable LoadFailure lastFailure,
        List<ModelView> models) {

    static final String LABEL = "derived metric, not from YouTube";

    static BenchmarkList of(BenchmarksInForce.State state) {
        Benchmarks benchmarks = state.benchmarks();
        Benchmarks.Origin origin = benchmarks.origin();
        return new BenchmarkList(
                LABEL,
                origin.source(),
                origin.fittedAt(),
                origin.rows(),
                origin.dropped(),
                state.lastFailure(),
                benchmarks.all().stream().flatMap(BenchmarkList::models).toList());
    }

    private static Stream<ModelView> models(Benchmark benchmark) {
        return Arrays.stream(Counter.values()).flatMap(counter -> benchmark.fitted(counter).stream()
                .map(line -> ModelView.of(benchmark, counter, line)));
    }
}
