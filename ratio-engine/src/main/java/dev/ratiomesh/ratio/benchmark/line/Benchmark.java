package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The benchmark of one genre: a line per counter. A counter with too few rows has no line. */
public final class Benchmark {

    private final String genre;
    private final Map<EngagementCounter, FittedLine> lines = new EnumMap<>(EngagementCounter.class);

    public Benchmark(String genre) {
        this.genre = genre;
    }

    public void put(EngagementCounter counter, FittedLine line) {
        lines.put(counter, line);
    }

    /** Returns the genre as spelt in the table. */
    public String genre() {
        return genre;
    }

    public Optional<FittedLine> line(EngagementCounter counter) {
        return Optional.ofNullable(lines.get(counter));
    }

    /**
     * A line with the data of its fit.
     *
     * @param outliers rows that were left out as outliers of the first fit
     * @param sample a sample of the rows, for a chart; empty for published coefficients
     */
    public record FittedLine(BenchmarkLine line, long outliers, List<Point> sample) {}

    /** The views and the count of one video of the table. */
    public record Point(long views, long count) {}
}
