package dev.ratiomesh.ratio.benchmark;

import dev.ratiomesh.ratio.benchmark.Benchmark.FittedLine;
import dev.ratiomesh.ratio.benchmark.Benchmark.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns a table into benchmarks: one line a genre and counter, and one over all genres. */
public final class Fitting {

    /** Enough for a picture. */
    private static final int SAMPLE = 200;

    private final FitSettings settings;

    public Fitting(FitSettings settings) {
        this.settings = settings;
    }

    /**
     * @param source where the table came from, for people
     * @throws UnusableTable when no line at all can be fitted
     */
    public Benchmarks benchmarks(Table table, String source, Instant now) {
        List<Benchmark> fitted = new ArrayList<>();
        fitted.add(overAll(table));
        for (Table.GenreRows rows : table.genres()) {
            if (!Benchmarks.key(rows.genre()).equals(Benchmarks.ALL)) {
                fitted.add(benchmark(rows));
            }
        }
        if (List.of(Counter.values()).stream()
                .allMatch(counter -> fitted.get(0).fitted(counter).isEmpty())) {
            throw new UnusableTable(
                    TableFault.NO_USABLE_ROWS,
                    "No line can be fitted: it takes three rows with different views and counts above 0. Left out: "
                            + table.dropped());
        }
        return new Benchmarks(new Benchmarks.Origin(source, now, table.rows(), table.dropped()), fitted);
    }

    private Benchmark benchmark(Table.GenreRows rows) {
        Benchmark benchmark = new Benchmark(rows.genre());
        for (Counter counter : Counter.values()) {
            fitted(new LineName(rows.genre(), counter), rows.points(counter))
                    .ifPresent(line -> benchmark.put(counter, line));
        }
        return benchmark;
    }

    private Benchmark overAll(Table table) {
        Benchmark benchmark = new Benchmark(Benchmarks.ALL);
        for (Counter counter : Counter.values()) {
            Points all = Points.together(
                    table.genres().stream().map(rows -> rows.points(counter)).toList());
            fitted(new LineName(Benchmarks.ALL, counter), all).ifPresent(line -> benchmark.put(counter, line));
        }
        return benchmark;
    }

    private Optional<FittedLine> fitted(LineName name, Points points) {
        Fit first = OrdinaryFit.of(points);
        if (first == null) {
            return Optional.empty();
        }
        Points kept = settings.outlierMads() == 0
                ? points
                : points.only(Outliers.kept(points, first, settings.outlierMads()));
        Fit fit = kept.size() == points.size() ? first : OrdinaryFit.of(kept);
        return Optional.ofNullable(fit).map(refitted -> {
            Line line = new Line(name, refitted, AgeFit.of(kept), settings.fresh());
            return new FittedLine(line, points.size() - kept.size(), picture(kept));
        });
    }

    private static List<Point> picture(Points points) {
        Points some = points.sample(SAMPLE);
        return IntStream.range(0, some.size())
                .mapToObj(i -> new Point(some.views(i), some.count(i)))
                .toList();
    }
}
