package dev.ratiomesh.ratio.benchmark.fit;

import dev.ratiomesh.ratio.benchmark.line.Benchmark;
import dev.ratiomesh.ratio.benchmark.line.Benchmark.FittedLine;
import dev.ratiomesh.ratio.benchmark.line.Benchmark.Point;
import dev.ratiomesh.ratio.benchmark.line.BenchmarkLine;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.line.LineFit;
import dev.ratiomesh.ratio.benchmark.line.LineKey;
import dev.ratiomesh.ratio.benchmark.table.BenchmarkTable;
import dev.ratiomesh.ratio.benchmark.table.DataPoints;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns a table into benchmarks: one line a genre and counter, and one over all genres. */
public final class BenchmarkFitter {

    /** Enough for a picture. */
    private static final int SAMPLE = 200;

    private final FitSettings settings;

    public BenchmarkFitter(FitSettings settings) {
        this.settings = settings;
    }

    /**
     * @param source where the table came from, for people
     * @throws InvalidTableException when no line at all can be fitted
     */
    public Benchmarks benchmarks(BenchmarkTable table, String source, Instant now) {
        List<Benchmark> fitted = new ArrayList<>();
        fitted.add(overAll(table));
        for (BenchmarkTable.GenreRows rows : table.genres()) {
            if (!BenchmarkTable.genreKey(rows.genre()).equals(Benchmarks.ALL)) {
                fitted.add(benchmark(rows));
            }
        }
        if (List.of(EngagementCounter.values()).stream()
                .allMatch(counter -> fitted.get(0).fitted(counter).isEmpty())) {
            throw new InvalidTableException(
                    TableError.NO_USABLE_ROWS,
                    "No line can be fitted: it takes three rows with different views and counts above 0. Left out: "
                            + table.dropped());
        }
        return new Benchmarks(new Benchmarks.Origin(source, now, table.rows(), table.dropped()), fitted);
    }

    private Benchmark benchmark(BenchmarkTable.GenreRows rows) {
        Benchmark benchmark = new Benchmark(rows.genre());
        for (EngagementCounter counter : EngagementCounter.values()) {
            fitted(new LineKey(rows.genre(), counter), rows.points(counter))
                    .ifPresent(line -> benchmark.put(counter, line));
        }
        return benchmark;
    }

    private Benchmark overAll(BenchmarkTable table) {
        Benchmark benchmark = new Benchmark(Benchmarks.ALL);
        for (EngagementCounter counter : EngagementCounter.values()) {
            DataPoints all = DataPoints.together(
                    table.genres().stream().map(rows -> rows.points(counter)).toList());
            fitted(new LineKey(Benchmarks.ALL, counter), all).ifPresent(line -> benchmark.put(counter, line));
        }
        return benchmark;
    }

    private Optional<FittedLine> fitted(LineKey name, DataPoints points) {
        LineFit first = LeastSquares.of(points);
        if (first == null) {
            return Optional.empty();
        }
        DataPoints kept = settings.outlierMads() == 0
                ? points
                : points.only(OutlierFilter.kept(points, first, settings.outlierMads()));
        LineFit fit = kept.size() == points.size() ? first : LeastSquares.of(kept);
        return Optional.ofNullable(fit).map(refitted -> {
            BenchmarkLine line = new BenchmarkLine(name, refitted, AgeFit.of(kept), settings.fresh());
            return new FittedLine(line, points.size() - kept.size(), picture(kept));
        });
    }

    private static List<Point> picture(DataPoints points) {
        DataPoints some = points.sample(SAMPLE);
        return IntStream.range(0, some.size())
                .mapToObj(i -> new Point(some.views(i), some.count(i)))
                .toList();
    }
}
