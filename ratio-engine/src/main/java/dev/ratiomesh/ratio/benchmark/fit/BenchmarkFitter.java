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
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/** Fits the benchmarks of a table: one line per genre and counter, and one over all genres. */
public final class BenchmarkFitter {

    /** Most rows that a line keeps for its chart. */
    private static final int MAX_SAMPLE_POINTS = 200;

    private final FitSettings settings;

    public BenchmarkFitter(FitSettings settings) {
        this.settings = settings;
    }

    /**
     * Fits every line of a table.
     *
     * @param source the origin of the table, for people
     * @throws InvalidTableException when no line at all can be fitted
     */
    public Benchmarks fit(BenchmarkTable table, String source, Instant now) {
        List<Benchmark> fitted = new ArrayList<>();
        fitted.add(fitAllGenres(table));
        for (BenchmarkTable.GenreRows rows : table.genres()) {
            if (!BenchmarkTable.genreKey(rows.genre()).equals(Benchmarks.ALL_GENRES)) {
                fitted.add(fitGenre(rows));
            }
        }
        if (List.of(EngagementCounter.values()).stream()
                .allMatch(counter -> fitted.get(0).line(counter).isEmpty())) {
            throw new InvalidTableException(
                    TableError.NO_USABLE_ROWS,
                    "No line can be fitted: it takes three rows with different views and counts above 0. Dropped: "
                            + table.dropped());
        }
        return new Benchmarks(new Benchmarks.Origin(source, now, table.rows(), table.dropped()), fitted);
    }

    private Benchmark fitGenre(BenchmarkTable.GenreRows rows) {
        Benchmark benchmark = new Benchmark(rows.genre());
        for (EngagementCounter counter : EngagementCounter.values()) {
            fitLine(new LineKey(rows.genre(), counter), rows.points(counter))
                    .ifPresent(line -> benchmark.put(counter, line));
        }
        return benchmark;
    }

    private Benchmark fitAllGenres(BenchmarkTable table) {
        Benchmark benchmark = new Benchmark(Benchmarks.ALL_GENRES);
        for (EngagementCounter counter : EngagementCounter.values()) {
            DataPoints all = DataPoints.concat(
                    table.genres().stream().map(rows -> rows.points(counter)).toList());
            fitLine(new LineKey(Benchmarks.ALL_GENRES, counter), all).ifPresent(line -> benchmark.put(counter, line));
        }
        return benchmark;
    }

    private Optional<FittedLine> fitLine(LineKey name, DataPoints points) {
        LineFit first = LeastSquares.fit(points);
        if (first == null) {
            return Optional.empty();
        }
        DataPoints kept = settings.outlierMads() == 0
                ? points
                : points.select(OutlierFilter.keptRows(points, first, settings.outlierMads()));
        LineFit fit = kept.size() == points.size() ? first : LeastSquares.fit(kept);
        return Optional.ofNullable(fit).map(refitted -> {
            BenchmarkLine line = new BenchmarkLine(name, refitted, AgeFit.fit(kept), settings.newReleases());
            return new FittedLine(line, points.size() - kept.size(), samplePoints(kept));
        });
    }

    private static List<Point> samplePoints(DataPoints points) {
        DataPoints sample = points.sample(MAX_SAMPLE_POINTS);
        return IntStream.range(0, sample.size())
                .mapToObj(i -> new Point(sample.views(i), sample.count(i)))
                .toList();
    }

    /** Fits log10(count) on log10(views) by ordinary least squares. */
    private static final class LeastSquares {

        private static final int MIN_ROWS = 3;

        private LeastSquares() {}

        /** Fits a line; null when there are fewer than three rows, or all have the same views. */
        static @Nullable LineFit fit(DataPoints points) {
            SimpleRegression regression = new SimpleRegression();
            double sum = 0;
            long min = Long.MAX_VALUE;
            long max = 0;
            for (int i = 0; i < points.size(); i++) {
                double x = points.logViews(i);
                regression.addData(x, points.logCount(i));
                sum += x;
                min = Math.min(min, points.views(i));
                max = Math.max(max, points.views(i));
            }
            if (points.size() < MIN_ROWS || min == max) {
                return null;
            }
            return toLineFit(regression, min, max, sum / points.size());
        }

        private static LineFit toLineFit(SimpleRegression regression, long min, long max, double meanX) {
            double total = regression.getTotalSumSquares();
            double r2 = total == 0 ? 1 : regression.getRSquare();
            return new LineFit(
                    regression.getN(),
                    regression.getSlope(),
                    regression.getIntercept(),
                    r2,
                    Math.sqrt(regression.getMeanSquareError()),
                    min,
                    max,
                    meanX,
                    regression.getXSumSquares());
        }
    }

    /** Selects the rows that lie near a first fit, by their median absolute deviation from it. */
    private static final class OutlierFilter {

        /** Factor from the median absolute deviation to the standard deviation of a normal distribution. */
        private static final double MAD_TO_STANDARD_DEVIATION = 1.4826;

        /** Deviation below which most rows lie exactly on the line and no row is an outlier. */
        private static final double MIN_SPREAD = 1e-9;

        private OutlierFilter() {}

        /**
         * Returns the rows to keep.
         *
         * @param mads the limit in scaled median absolute deviations, above 0
         */
        static BitSet keptRows(DataPoints points, LineFit first, double mads) {
            double[] residuals = new double[points.size()];
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] = points.logCount(i) - first.intercept() - first.slope() * points.logViews(i);
            }
            toAbsoluteDeviations(residuals);
            double limit = mads * MAD_TO_STANDARD_DEVIATION * new Median().evaluate(residuals);
            BitSet kept = new BitSet(residuals.length);
            for (int i = 0; i < residuals.length; i++) {
                kept.set(i, residuals[i] <= limit || limit < MIN_SPREAD);
            }
            return kept;
        }

        private static void toAbsoluteDeviations(double[] residuals) {
            double median = new Median().evaluate(residuals);
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] = Math.abs(residuals[i] - median);
            }
        }
    }
}
