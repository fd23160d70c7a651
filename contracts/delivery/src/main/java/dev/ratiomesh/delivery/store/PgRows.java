package dev.ratiomesh.delivery.store;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Converts rows of the reactive PostgreSQL client: lists, moments ({@code timestamptz} columns) and arrays for {@code
 * unnest}.
 */
public final class PgRows {
    private PgRows() {}

    public static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return stream(rows).map(read).toList();
    }

    /** Returns the first row; empty when there is none. */
    public static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        return stream(rows).findFirst().map(read);
    }

    /** @throws NullPointerException that names the column when it is null */
    public static Instant instant(Row row, String column) {
        return Objects.requireNonNull(row.getOffsetDateTime(column), column).toInstant();
    }

    public static @Nullable Instant nullableInstant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /** Returns a moment as a query parameter. */
    public static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** Returns a moment as a query parameter, null for null. */
    public static @Nullable OffsetDateTime nullableTime(@Nullable Instant moment) {
        return moment == null ? null : time(moment);
    }

    /** Returns one component of many records as an array for {@code unnest}. */
    public static <T, C> C[] column(List<T> records, Function<T, @Nullable C> column, IntFunction<C[]> array) {
        C[] values = array.apply(records.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(records.get(i));
        }
        return values;
    }
}
