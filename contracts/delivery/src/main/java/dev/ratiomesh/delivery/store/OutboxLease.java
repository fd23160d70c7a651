package dev.ratiomesh.delivery.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The lease of this process on outbox shards, and the epoch of each. The database's clock decides when a shard is free;
 * this process counts its lease from before the request, so that it ends here no later than in the database.
 */
final class OutboxLease {
    private static final Logger LOG = Logger.getLogger(OutboxLease.class);
    private static final String CLAIM_SHARDS =
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
    private static final String RELEASE_SHARDS =
            "UPDATE outbox_lease SET valid_until = now() - interval '1 microsecond' WHERE owner = $1";

    private final Pool pool;
    private final int shards;
    private final Duration length;
    private final LongSupplier nanos;
    private final String owner = UUID.randomUUID().toString();
    private volatile HeldShards held = new HeldShards(Map.of(), 0);

    OutboxLease(Pool pool, int shards, Duration length, LongSupplier nanos) {
        this.pool = pool;
        this.shards = shards;
        this.length = length;
        this.nanos = nanos;
    }

    private record HeldShards(Map<Integer, Long> epochs, long untilNanos) {}

    String owner() {
        return owner;
    }

    /**
     * Returns the epoch in which this process holds a shard; empty when it does not, or when the lease may have ended.
     */
    OptionalLong epoch(int shard) {
        HeldShards current = held;
        Long epoch = current.epochs().get(shard);
        return epoch == null || current.untilNanos() - nanos.getAsLong() <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(epoch);
    }

    /** Claims free shards and renews the lease on held ones. */
    Uni<Void> renew() {
        return Uni.createFrom().deferred(() -> {
            long until = nanos.getAsLong() + length.toNanos();
            return pool.preparedQuery(CLAIM_SHARDS)
                    .execute(Tuple.of(owner, length.toMillis() / 1000.0, shards))
                    .invoke(rows -> setHeld(new HeldShards(epochs(rows), until)))
                    .replaceWithVoid();
        });
    }

    /**
     * Records that another process holds the shard, so that this one sends nothing of it until a renewal regains it.
     */
    void markLost(int shard) {
        HeldShards current = held;
        Map<Integer, Long> rest = new HashMap<>(current.epochs());
        rest.remove(shard);
        held = new HeldShards(Map.copyOf(rest), current.untilNanos());
    }

    /** Releases all shards at once, so that another replica need not wait for the end of the lease. */
    Uni<Void> release() {
        held = new HeldShards(Map.of(), 0);
        return pool.preparedQuery(RELEASE_SHARDS).execute(Tuple.of(owner)).replaceWithVoid();
    }

    private void setHeld(HeldShards renewed) {
        if (!renewed.epochs().equals(held.epochs())) {
            LOG.infof("Outbox shards of this relay: %s", renewed.epochs().keySet());
        }
        held = renewed;
    }

    private static Map<Integer, Long> epochs(RowSet<Row> rows) {
        return PgRows.stream(rows)
                .collect(Collectors.toMap(row -> row.getShort("shard").intValue(), row -> row.getLong("epoch")));
    }
}
