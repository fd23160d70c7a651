package dev.ratiomesh.campaign.dashboard.outbound;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes what has grown too old, by the database's clock: a bounded number of rows a statement, and of statements a call. */
@ApplicationScoped
public class Age {
    private static final int ROWS = 10_000;
    private static final int STATEMENTS = 100;

    private final Pool pool;

    Age(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> forgetHistory(Duration older) {
        return forget("snapshot", "observed_at", older)
                .chain(() -> forget("target", "observed_at", older))
                .chain(() -> forget("command_outcome", "at", older));
    }

    public Uni<Void> forgetChanges(Duration older) {
        return forget("change", "at", older);
    }

    private Uni<Void> forget(String table, String column, Duration older) {
        String old = column + " < now() - make_interval(secs => $1)";
        // The age is asked twice: a place that another replica has emptied meanwhile may hold a new row.
        String statement = "DELETE FROM " + table + " WHERE " + old + " AND ctid = ANY(ARRAY(SELECT ctid FROM " + table
                + " WHERE " + old + " LIMIT " + ROWS + "))";
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.preparedQuery(statement).execute(Tuple.of((double) older.toSeconds())))
                .whilst(deleted -> deleted.rowCount() == ROWS)
                .select()
                .first(STATEMENTS)
                .map(SqlResult::rowCount)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
