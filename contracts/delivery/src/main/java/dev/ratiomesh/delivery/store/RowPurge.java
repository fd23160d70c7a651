package dev.ratiomesh.delivery.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/**
 * Deletes rows that are no longer needed: a bounded number a statement, so that no lock is held for long, and a bounded
 * number of statements a call; the next call deletes the rest. Table names and conditions are constants of the service,
 * never input.
 */
public final class RowPurge {
    private static final int ROWS_PER_STATEMENT = 10_000;
    private static final int MAX_STATEMENTS = 100;

    private final Pool pool;
    private final int rows;

    public RowPurge(Pool pool) {
        this(pool, ROWS_PER_STATEMENT);
    }

    /** @param rows maximum number of rows that one statement deletes */
    RowPurge(Pool pool, int rows) {
        this.pool = pool;
        this.rows = rows;
    }

    /** Deletes the rows whose time is older than {@code age} by the database's clock; rows without a time stay. */
    public Uni<Void> deleteOlderThan(String table, String column, Duration age) {
        return deleteWhere(table, column + " < now() - make_interval(secs => $1)", (double) age.toSeconds());
    }

    /** Deletes the rows that meet the condition, in which {@code $1} is the value. */
    public Uni<Void> deleteWhere(String table, String condition, Object value) {
        // The condition is checked twice, because another row may have taken the place of one deleted by another
        // replica.
        String statement = "DELETE FROM " + table + " WHERE " + condition + " AND ctid = ANY(ARRAY(SELECT ctid FROM "
                + table + " WHERE " + condition + " LIMIT " + rows + "))";
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.preparedQuery(statement).execute(Tuple.of(value)))
                .whilst(deleted -> deleted.rowCount() == rows)
                .select()
                .first(MAX_STATEMENTS)
                .map(SqlResult::rowCount)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
