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

/** Every benchmark of one table, as fitted at one time. Immutable. */
public final class Benchmarks {

    /** The name of the line over all genres. */
    public static final String ALL_GENRES = "(all)";

    private final Origin origin;
    private final Map<String, Benchmark> byKey;

    public Benchmarks(Origin origin, List<Benchmark> benchmarks) {
        this.origin = origin;
        Map<String, Benchmark> map = new LinkedHashMap<>();
        benchmarks.forEach(benchmark -> map.put(BenchmarkTable.genreKey(benchmark.genre()), benchmark));
        this.byKey = Collections.unmodifiableMap(map);
    }

    /** The benchmark of this genre, whatever its case and the blanks around it; null when there is none. */
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
     * Where the lines come from.
     *
     * @param source a path, an address, or {@code published}
     * @param fittedAt when; for published coefficients, when they were read in
     * @param rows read below the header, broken ones included; 0 for published coefficients
     */
    public record Origin(String source, Instant fittedAt, long rows, List<DroppedRows> dropped) {}
}
