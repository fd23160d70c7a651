package dev.ratiomesh.ratio.benchmark;

import dev.ratiomesh.ratio.benchmark.fit.BenchmarkFitter;
import dev.ratiomesh.ratio.benchmark.fit.FitSettings;
import dev.ratiomesh.ratio.benchmark.line.BenchmarkLine;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.table.BenchmarkTable;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import dev.ratiomesh.ratio.benchmark.table.TableLimits;
import dev.ratiomesh.ratio.benchmark.table.TableReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Random;

/** Generates tables from a known law that a fit must recover. */
public final class BenchmarkFixtures {

    public static final double SLOPE = 0.85;
    public static final double INTERCEPT = -1.0;
    public static final double SPREAD = 0.25;

    private BenchmarkFixtures() {}

    public static Benchmarks fitted(String csv, FitSettings settings) {
        try {
            BenchmarkTable table = new TableReader(TableLimits.DEFAULT).read(new StringReader(csv));
            return new BenchmarkFitter(settings).fit(table, "fixture", Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of one genre from 1,000 to 100 million views, with normal noise around the law; comments are a tenth. */
    public static String table(String genre, int rows, long seed) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("genre,views,likes,comments\n");
        for (int i = 0; i < rows; i++) {
            double x = 3 + 5 * random.nextDouble();
            double y = INTERCEPT + SLOPE * x + SPREAD * random.nextGaussian();
            csv.append(genre).append(',').append(Math.round(Math.pow(10, x))).append(',');
            csv.append(Math.round(Math.pow(10, y)))
                    .append(',')
                    .append(Math.round(Math.pow(10, y - 1)))
                    .append('\n');
        }
        return csv.toString();
    }

    public static BenchmarkLine line(Benchmarks benchmarks, String genre, EngagementCounter counter) {
        return benchmarks
                .find(genre)
                .flatMap(found -> found.line(counter))
                .orElseThrow()
                .line();
    }
}
