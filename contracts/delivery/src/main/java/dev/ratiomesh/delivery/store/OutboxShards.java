package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.DeliveryMeters;
import dev.ratiomesh.delivery.Publisher;
import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import dev.ratiomesh.delivery.runtime.ProgressTracker;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Holds the relays of all outbox shards, and the lease on the shards. */
@ApplicationScoped
class OutboxShards {
    private final OutboxSql rows;
    private final OutboxLease lease;
    private final List<OutboxShardRelay> relays;

    OutboxShards(
            Pool pool, Publisher publisher, ProgressTracker progress, DeliveryConfig config, DeliveryMeters meters) {
        int shards = config.outbox().shards();
        this.rows = new OutboxSql(pool, shards);
        this.lease = new OutboxLease(pool, shards, config.outbox().lease(), System::nanoTime);
        var settings = new OutboxShardRelay.RelaySettings(config.outbox().batch(), progress, meters);
        this.relays = IntStream.range(0, shards)
                .mapToObj(shard -> new OutboxShardRelay(shard, rows, lease, publisher, settings))
                .toList();
        meters.outboxKeysHeldBack(
                () -> relays.stream().mapToInt(OutboxShardRelay::keysHeldBack).sum());
    }

    OutboxLease lease() {
        return lease;
    }

    OutboxShardRelay relay(int shard) {
        return relays.get(shard);
    }

    /** Completes with the shards that have unsent rows, each with the age of its first one. */
    Uni<Map<Integer, Duration>> unsent() {
        return rows.ages();
    }
}
