package dev.ratiomesh.delivery.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which shards this process relays, and in which epoch. The database's clock decides, not the process's. */
final class OutboxLease {
    private static final String TAKE =
            """
            INSERT INTO outbox_lease AS l (shard, owner, epoch, valid_until)
            SELECT s, $1, 1, now() + make_interval(secs => $2) FROM generate_series(0, $3 - 1) AS s
            ON CONFLICT (shard) DO UPDATE
              SET owner = excluded.owner,
                  epoch = CASE WHEN l.owner = excluded.owner THEN l.epoch ELSE l.epoch + 1 END,
                  valid_until = excluded.valid_until
              WHERE l.owner = excluded.owner OR l.valid_until < now()
            RETURNING shard, epoch
            """;
    private static final String GIVE_BACK = "UPDATE outbox_lease SET valid_until = now() WHERE owner = $1";

    private final Pool pool;
    private final String owner = UUID.randomUUID().toString();

    OutboxLease(Pool pool) {
        this.pool = pool;
    }

    String owner() {
        return owner;
    }

    /** Takes what is free and renews what is held; the shards held now, with their epochs. */
    Uni<Map<Integer, Long>> renew(int shards, double seconds) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(owner, seconds, shards))
                .map(OutboxLease::held);
    }

    Uni<Void> giveBack() {
        return pool.preparedQuery(GIVE_BACK).execute(Tuple.of(owner)).replaceWithVoid();
    }

    private static Map<Integer, Long> held(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getShort("shard").intValue(), row -> row.getLong("epoch")));
    }
}
