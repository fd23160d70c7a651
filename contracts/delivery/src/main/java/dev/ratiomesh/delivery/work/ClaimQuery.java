package dev.ratiomesh.delivery.work;

import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statement with which replicas claim due rows of a table: a bounded batch, each row for one replica, in a new
 * epoch. The database's clock begins and ends leases, so that replicas whose clocks differ agree on the holder; due
 * moments are compared with the service's clock, which has also written them.
 *
 * <p>The table has a lease column ({@code timestamptz}, null while no worker holds the row) and {@code epoch} ({@code
 * bigint}). Fragments name the table {@code t}; {@code $1} is the moment, {@code $2} and {@code $3} are the statement's
 * own, and further parameters begin at {@code $4}. Fragments are constants of the code, never input.
 *
 * <pre>{@code
 * static final ClaimQuery<Claim> DUE = ClaimQuery.of("upload").andSet("lock_version = t.lock_version + 1").build();
 * }</pre>
 *
 * @param <C> one claimed row
 */
public final class ClaimQuery<C> {
    /**
     * Materialized, because the subquery could otherwise run twice and lock more rows than the limit. PostgreSQL
     * evaluates the condition on the lease again on a row that another replica has changed meanwhile. {@code now()} is
     * the start of the transaction and can use an index, which {@code clock_timestamp()} cannot.
     */
    private static final String TEMPLATE =
            """
            WITH due AS MATERIALIZED (
              SELECT %2$s FROM %1$s AS t
              WHERE (%3$s) AND (t.%4$s IS NULL OR t.%4$s <= now())
              ORDER BY %5$s LIMIT $2 FOR UPDATE SKIP LOCKED)
            UPDATE %1$s AS t SET %4$s = now() + make_interval(secs => $3), epoch = t.epoch + 1%6$s
            FROM due WHERE %7$s
            RETURNING %8$s
            """;

    private final String sql;
    private final Function<Row, C> read;

    private ClaimQuery(String sql, Function<Row, C> read) {
        this.sql = sql;
        this.read = read;
    }

    /** Begins the query of a table with the columns {@code id}, {@code due_at} and {@code lease_until}. */
    public static QueryBuilder of(String table) {
        return new QueryBuilder(table);
    }

    /**
     * Claims due rows; empty when none is due. The order of the returned claims is unspecified.
     *
     * @param now moment by the service's clock up to which rows are due
     * @param limit maximum number of claimed rows, 1 or more
     * @param lease duration for which no other replica claims the rows
     * @param more values of the fragments' further parameters, from {@code $4}
     */
    public Uni<List<C>> claim(Pool pool, Instant now, int limit, Duration lease, Object... more) {
        Tuple values = Tuple.of(PgRows.time(now), limit, seconds(lease));
        Arrays.stream(more).forEach(values::addValue);
        return pool.preparedQuery(sql).execute(values).map(rows -> PgRows.list(rows, read));
    }

    /** Returns a duration in seconds, as {@code make_interval(secs => …)} takes it. */
    public static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    /** Builds a claim query from the parts that differ from table to table. */
    public static final class QueryBuilder {
        private final String table;
        private List<String> key = List.of("id");
        private String due = "t.due_at <= $1";
        private String order = "t.due_at";
        private String lease = "lease_until";
        private String set = "";

        private QueryBuilder(String table) {
            this.table = table;
        }

        /** Sets the columns of the primary key, {@code id} by default. */
        public QueryBuilder key(String... columns) {
            key = List.of(columns);
            return this;
        }

        /** Sets the condition under which rows are due at {@code $1}, without regard to leases. */
        public QueryBuilder due(String condition) {
            due = condition;
            return this;
        }

        /** Sets the order in which rows are claimed when more are due than the limit. */
        public QueryBuilder orderBy(String columns) {
            order = columns;
            return this;
        }

        /** Sets the column that holds the end of the lease. */
        public QueryBuilder lease(String column) {
            lease = column;
            return this;
        }

        /** Adds assignments to the claim, for example of Hibernate's version column. */
        public QueryBuilder andSet(String assignments) {
            set = ", " + assignments;
            return this;
        }

        /** Builds a query whose claims have no further columns, for a table with a single text key. */
        public ClaimQuery<Claim> build() {
            String id = key.get(0);
            return returning("t." + id + ", t.epoch", row -> new Claim(row.getString(id), row.getLong("epoch")));
        }

        /** Builds a query whose claims carry further columns, so that their work need not read the row again. */
        public <C> ClaimQuery<C> returning(String columns, Function<Row, C> read) {
            String keys = key.stream().map(column -> "t." + column).collect(Collectors.joining(", "));
            String join = key.stream()
                    .map(column -> "t.%1$s = due.%1$s".formatted(column))
                    .collect(Collectors.joining(" AND "));
            return new ClaimQuery<>(TEMPLATE.formatted(table, keys, due, lease, order, set, join, columns), read);
        }
    }
}
