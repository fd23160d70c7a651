package dev.ratiomesh.ratio.benchmark.inbound;

import dev.ratiomesh.ratio.benchmark.line.Benchmark;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.CurrentBenchmarks;
import dev.ratiomesh.ratio.benchmark.line.LoadFailure;
import dev.ratiomesh.ratio.benchmark.table.DroppedRows;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The current benchmark lines as HTTP shows them.
 *
 * @param rows rows of the table, broken ones included
 * @param dropped broken rows by reason
 * @param lastFailure the reason why the last refresh failed; null when it succeeded
 */
public record BenchmarkListView(
        String label,
        String source,
        Instant fittedAt,
        long rows,
        List<DroppedRows> dropped,
        @Nullable LoadFailure lastFailure,
        List<LineView> models) {

    static final String LABEL = "derived metric, not from YouTube";

    static BenchmarkListView of(CurrentBenchmarks.RefreshState state) {
        Benchmarks benchmarks = state.benchmarks();
        Benchmarks.Origin origin = benchmarks.origin();
        return new BenchmarkListView(
                LABEL,
                origin.source(),
                origin.fittedAt(),
                origin.rows(),
                origin.dropped(),
                state.lastFailure(),
                benchmarks.all().stream().flatMap(BenchmarkListView::models).toList());
    }

    private static Stream<LineView> models(Benchmark benchmark) {
        return Arrays.stream(EngagementCounter.values()).flatMap(counter -> benchmark.line(counter).stream()
                .map(line -> LineView.of(benchmark, counter, line)));
    }
}
