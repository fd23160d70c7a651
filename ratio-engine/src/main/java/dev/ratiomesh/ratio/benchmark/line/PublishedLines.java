package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.line.Benchmark.FittedLine;
import dev.ratiomesh.ratio.benchmark.table.EngagementCounter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the coefficients that ship with the service, for deployments without a table. */
public final class PublishedLines {

    /** Value of {@code source} for these lines. */
    public static final String SOURCE = "published";

    private static final String RESOURCE = "/benchmarks/published.csv";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private PublishedLines() {}

    public static Benchmarks read(NewReleaseCorrection newReleases, Instant now) {
        Map<String, Benchmark> byGenre = new LinkedHashMap<>();
        for (CSVRecord row : rows()) {
            EngagementCounter counter =
                    EngagementCounter.named(row.get("counter")).orElseThrow();
            BenchmarkLine line = new BenchmarkLine(new LineKey(row.get("genre"), counter), fit(row), null, newReleases);
            byGenre.computeIfAbsent(row.get("genre"), Benchmark::new).put(counter, new FittedLine(line, 0, List.of()));
        }
        return new Benchmarks(new Benchmarks.Origin(SOURCE, now, 0, List.of()), new ArrayList<>(byGenre.values()));
    }

    private static List<CSVRecord> rows() {
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(PublishedLines.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8)) {
            return FORMAT.parse(text).getRecords();
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " cannot be read from the archive of the service", e);
        }
    }

    private static LineFit fit(CSVRecord row) {
        return new LineFit(
                Long.parseLong(row.get("n")),
                number(row, "slope"),
                number(row, "intercept"),
                number(row, "r2"),
                number(row, "spread"),
                Long.parseLong(row.get("minViews")),
                Long.parseLong(row.get("maxViews")),
                number(row, "meanX"),
                number(row, "sxx"));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
