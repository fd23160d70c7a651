package dev.ratiomesh.ratio.benchmark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ratiomesh.ratio.benchmark.fit.BenchmarkFitter;
import dev.ratiomesh.ratio.benchmark.fit.FitSettings;
import dev.ratiomesh.ratio.benchmark.line.Benchmarks;
import dev.ratiomesh.ratio.benchmark.table.BenchmarkTable;
import dev.ratiomesh.ratio.benchmark.table.TableLimits;
import dev.ratiomesh.ratio.benchmark.table.TableReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the calibration data beside a checkout; a test that needs it is skipped where it is absent. */
public final class SharedData {

    private SharedData() {}

    public static Benchmarks fitted(FitSettings settings) throws IOException {
        try (Reader text = Files.newBufferedReader(file("benchmarks.csv"))) {
            BenchmarkTable table = new TableReader(TableLimits.DEFAULT).read(text);
            return new BenchmarkFitter(settings).fit(table, "benchmarks.csv", Instant.EPOCH);
        }
    }

    public static List<CSVRecord> rows(String name) throws IOException {
        try (Reader text = Files.newBufferedReader(file(name))) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(text)
                    .getRecords();
        }
    }

    private static Path file(String name) {
        Path file = Path.of(System.getProperty("mesh.data", "absent"), name);
        assumeTrue(Files.isReadable(file), () -> "no calibration data at " + file);
        return file;
    }
}
