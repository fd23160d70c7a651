package dev.ratiomesh.fleet.retaining.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.store.RowPurge;
import dev.ratiomesh.fleet.retaining.ExpiringRows;
import dev.ratiomesh.fleet.retaining.RetentionPolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes data whose retention is over; any number of replicas may do so at the same time. */
@ApplicationScoped
public class RetentionStore {
    private static final String CHANNEL_DUE_FOR_DELETION =
            "channel_id IN (SELECT id FROM channel WHERE delete_after IS NOT NULL AND delete_after <= $1)";
    private static final String CLEAR_STALE_TITLES =
            "UPDATE channel SET title = '', version = version + 1 WHERE refreshed_at < $1 AND title <> ''";

    private final Pool pool;
    private final RowPurge purge;

    RetentionStore(Pool pool) {
        this.pool = pool;
        this.purge = new RowPurge(pool);
    }

    /** Deletes one page of each table; the next call deletes the rest. */
    public Uni<Void> deleteExpired(Instant now) {
        return deleteOlderThan(RetentionPolicy.YOUTUBE_TABLES, now, RetentionPolicy.MAX_YOUTUBE_DATA_AGE)
                .chain(() -> deleteOlderThan(RetentionPolicy.OWN_TABLES, now, RetentionPolicy.MAX_OWN_RECORD_AGE))
                .chain(() -> pool.preparedQuery(CLEAR_STALE_TITLES)
                        .execute(Tuple.of(PgRows.time(now.minus(RetentionPolicy.MAX_YOUTUBE_DATA_AGE)))))
                .chain(() -> deleteDisconnectedChannels(now));
    }

    private Uni<Void> deleteOlderThan(List<ExpiringRows> tables, Instant now, Duration age) {
        return inTurn(tables.stream()
                .map(expiring -> purge.deleteWhere(
                        expiring.table(), expiring.column() + " < $1::timestamptz", PgRows.time(now.minus(age))))
                .toList());
    }

    /** Deletes the channel row last, because the other rows are found by it. */
    private Uni<Void> deleteDisconnectedChannels(Instant now) {
        return inTurn(RetentionPolicy.CHANNEL_TABLES.stream()
                        .map(table -> purge.deleteWhere(table, CHANNEL_DUE_FOR_DELETION, PgRows.time(now)))
                        .toList())
                .chain(() -> purge.deleteWhere("channel", "delete_after <= $1", PgRows.time(now)));
    }

    private static Uni<Void> inTurn(List<Uni<Void>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step)
                .collect()
                .last();
    }
}
