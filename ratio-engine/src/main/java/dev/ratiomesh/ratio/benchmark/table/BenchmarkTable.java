package dev.ratiomesh.ratio.benchmark.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table after reading: the usable rows of every genre, and the dropped rows by reason. */
public final class BenchmarkTable {

    private final Map<String, GenreRows> byKey = new LinkedHashMap<>();
    private final DroppedRowCounter droppedRows = new DroppedRowCounter();
    private long rows;

    BenchmarkTable() {}

    /** Returns the number of rows below the header, broken ones included. */
    public long rows() {
        return rows;
    }

    public List<DroppedRows> dropped() {
        return droppedRows.byReason();
    }

    int genreCount() {
        return byKey.size();
    }

    public Collection<GenreRows> genres() {
        return byKey.values();
    }

    /** Returns the form in which genres are compared: without surrounding blanks, in lower case. */
    public static String genreKey(String genre) {
        return genre.strip().toLowerCase(Locale.ROOT);
    }

    void add(TableRow row) {
        byKey.computeIfAbsent(genreKey(row.genre()), key -> new GenreRows(row.genre()))
                .add(row);
    }

    void drop(RowError error, long line) {
        droppedRows.drop(error, line);
    }

    void countRow() {
        rows++;
    }

    /** The rows of one genre, with data points per counter. */
    public static final class GenreRows {
        private final String genre;
        private final Map<EngagementCounter, DataPoints> points = new EnumMap<>(EngagementCounter.class);

        private GenreRows(String genre) {
            this.genre = genre;
            List.of(EngagementCounter.values()).forEach(counter -> points.put(counter, new DataPoints()));
        }

        public String genre() {
            return genre;
        }

        public DataPoints points(EngagementCounter counter) {
            return points.getOrDefault(counter, new DataPoints());
        }

        private void add(TableRow row) {
            points.forEach((counter, column) -> {
                if (row.count(counter) > 0) {
                    column.add(row.views(), row.count(counter), row.ageDays());
                }
            });
        }
    }

    /** Counts dropped rows by reason while a table is read, and keeps the first five line numbers of each. */
    private static final class DroppedRowCounter {

        private static final int MAX_LINES_KEPT = 5;

        private final Map<RowError, DroppedRows> dropped = new EnumMap<>(RowError.class);

        void drop(RowError reason, long line) {
            dropped.merge(reason, new DroppedRows(reason, 1, List.of(line)), DroppedRowCounter::merge);
        }

        List<DroppedRows> byReason() {
            return List.copyOf(dropped.values());
        }

        private static DroppedRows merge(DroppedRows before, DroppedRows added) {
            List<Long> lines = before.firstLines();
            if (lines.size() < MAX_LINES_KEPT) {
                List<Long> longer = new ArrayList<>(lines);
                longer.addAll(added.firstLines());
                lines = List.copyOf(longer);
            }
            return new DroppedRows(before.reason(), before.count() + added.count(), lines);
        }
    }
}
