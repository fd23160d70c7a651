package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.DeliveryConfig;
import dev.ratiomesh.delivery.DeliveryMeters;
import dev.ratiomesh.delivery.Progress;
import dev.ratiomesh.delivery.Publisher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The shards of the outbox, the lease on them, and the way out of each. */
@ApplicationScoped
class OutboxShards {
    private final OutboxRows rows;
    private final OutboxLease lease;
    private final List<ShardRelay> relays;

    OutboxShards(Pool pool, Publisher publisher, Progress progress, DeliveryConfig config, DeliveryMeters meters) {
        int shards = config.outbox().shards();
        this.rows = new OutboxRows(pool, shards);
        this.lease = new OutboxLease(pool, shards, config.outbox().lease(), System::nanoTime);
        var settings = new ShardRelay.Settings(config.outbox().batch(), progress, meters);
        this.relays = IntStream.range(0, shards)
                .mapToObj(shard -> new ShardRelay(shard, rows, lease, publisher, settings))
                .toList();
        meters.outboxKeysHeldBack(
                () -> relays.stream().mapToInt(ShardRelay::keysHeldBack).sum());
    }

    OutboxLease lease() {
        return lease;
    }

    ShardRelay relay(int shard) {
        return relays.get(shard);
    }

    /** Shards with unsent rows, each with the age of its first. */
    Uni<Map<Integer, Duration>> unsent() {
        return rows.ages();
    }
}
