package dev.ratiomesh.ratio.benchmark.line;

import dev.ratiomesh.ratio.benchmark.table.BenchmarkTable;
import dev.ratiomesh.ratio.benchmark.table.DroppedRows;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The benchmarks of one table, fitted at one time. Immutable. */
public final class Benchmarks {

    /** Genre name of the lines over all genres. */
    public static final String ALL_GENRES = "(all)";

    private final Origin origin;
    private final Map<String, Benchmark> byKey;

    public Benchmarks(Origin origin, List<Benchmark> benchmarks) {
        this.origin = origin;
        Map<String, Benchmark> map = new LinkedHashMap<>();
        benchmarks.forEach(benchmark -> map.put(BenchmarkTable.genreKey(benchmark.genre()), benchmark));
        this.byKey = Collections.unmodifiableMap(map);
    }

    /** Finds the benchmark of a genre, ignoring case and surrounding blanks; null when there is none. */
    public @Nullable Benchmark findOrNull(String genre) {
        return byKey.get(BenchmarkTable.genreKey(genre));
    }

    public Optional<Benchmark> find(String genre) {
        return Optional.ofNullable(findOrNull(genre));
    }

    public Collection<Benchmark> all() {
        return byKey.values();
    }

    public Origin origin() {
        return origin;
    }

    /**
     * The origin of the lines.
     *
     * @param source a path, an address, or {@code published}
     * @param fittedAt the moment of the fit; for published coefficients, of reading them
     * @param rows rows below the header, broken ones included; 0 for published coefficients
     */
    public record Origin(String source, Instant fittedAt, long rows, List<DroppedRows> dropped) {}
}
