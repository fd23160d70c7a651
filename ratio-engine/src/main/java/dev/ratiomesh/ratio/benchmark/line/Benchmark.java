package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One genre's lines. A counter with too few rows for any line has none. */
public final class Benchmark {

    private final String genre;
    private final Map<EngagementCounter, FittedLine> lines = new EnumMap<>(EngagementCounter.class);

    public Benchmark(String genre) {
        this.genre = genre;
    }

    public void put(EngagementCounter counter, FittedLine line) {
        lines.put(counter, line);
    }

    /** As spelt in the table. */
    public String genre() {
        return genre;
    }

    public Optional<FittedLine> line(EngagementCounter counter) {
        return Optional.ofNullable(lines.get(counter));
    }

    /**
     * A line and how it came about.
     *
     * @param outliers rows left out because they lay too far off the first fit
     * @param sample some of the rows, for a picture; empty for published coefficients
     */
    public record FittedLine(BenchmarkLine line, long outliers, List<Point> sample) {}

    /** One video of the table. */
    public record Point(long views, long count) {}
}
