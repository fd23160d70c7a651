package dev.ratiomesh.ratio.benchmark;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table as read: for every genre the rows that can be fitted, and what was left out. */
public final class Table {

    private final Map<String, GenreRows> byKey = new LinkedHashMap<>();
    private final DropTally tally = new DropTally();
    private long rows;

    Table() {}

    /** Rows below the header, broken ones included. */
    public long rows() {
        return rows;
    }

    public List<DroppedRows> dropped() {
        return tally.byReason();
    }

    int genreCount() {
        return byKey.size();
    }

    Collection<GenreRows> genres() {
        return byKey.values();
    }

    void add(Row row) {
        byKey.computeIfAbsent(Benchmarks.key(row.genre()), key -> new GenreRows(row.genre()))
                .add(row);
    }

    void drop(RowFault fault, long line) {
        tally.drop(fault, line);
    }

    void countRow() {
        rows++;
    }

    /** The rows of one genre, a column a counter. */
    static final class GenreRows {
        private final String genre;
        private final Map<Counter, Points> points = new EnumMap<>(Counter.class);

        private GenreRows(String genre) {
            this.genre = genre;
            List.of(Counter.values()).forEach(counter -> points.put(counter, new Points()));
        }

        String genre() {
            return genre;
        }

        Points points(Counter counter) {
            return points.getOrDefault(counter, new Points());
        }

        private void add(Row row) {
            points.forEach((counter, column) -> {
                if (row.count(counter) > 0) {
                    column.add(row.views(), row.count(counter), row.ageDays());
                }
            });
        }
    }
}
