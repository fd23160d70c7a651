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

/** Forgets what may no longer be kept; any number of replicas may do so at once. */
@ApplicationScoped
public class RetentionStore {
    private static final String LEFT =
            "channel_id IN (SELECT id FROM channel WHERE delete_after IS NOT NULL AND delete_after <= $1)";
    private static final String NO_TITLES =
            "UPDATE channel SET title = '', version = version + 1 WHERE refreshed_at < $1 AND title <> ''";

    private final Pool pool;
    private final RowPurge rows;

    RetentionStore(Pool pool) {
        this.pool = pool;
        this.rows = new RowPurge(pool);
    }

    /** A page of each table at a time; what is left is forgotten by the next call. */
    public Uni<Void> forget(Instant now) {
        return aged(RetentionPolicy.FROM_YOUTUBE, now, RetentionPolicy.YOUTUBE_DATA)
                .chain(() -> aged(RetentionPolicy.OWN, now, RetentionPolicy.OWN_RECORDS))
                .chain(() -> pool.preparedQuery(NO_TITLES)
                        .execute(Tuple.of(PgRows.time(now.minus(RetentionPolicy.YOUTUBE_DATA)))))
                .chain(() -> channelsThatLeft(now));
    }

    private Uni<Void> aged(List<ExpiringRows> tables, Instant now, Duration age) {
        return inTurn(tables.stream()
                .map(aged -> rows.deleteWhere(
                        aged.table(), aged.column() + " < $1::timestamptz", PgRows.time(now.minus(age))))
                .toList());
    }

    /** The channel itself goes last: by it the rest is found. */
    private Uni<Void> channelsThatLeft(Instant now) {
        return inTurn(RetentionPolicy.OF_A_CHANNEL.stream()
                        .map(table -> rows.deleteWhere(table, LEFT, PgRows.time(now)))
                        .toList())
                .chain(() -> rows.deleteWhere("channel", "delete_after <= $1", PgRows.time(now)));
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
