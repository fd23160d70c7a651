package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.DeliveryConfig;
import dev.ratiomesh.delivery.Progress;
import dev.ratiomesh.delivery.Publisher;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds: a batch of a shard, waits for all of it, marks it with one statement. A key whose event
 * could not be sent stops there; later events of that key wait, so that order is kept. What was sent but not marked is
 * sent again, and removed downstream by the inbox.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final Publisher publisher;
    private final Progress progress;
    private final DeliveryConfig.Outbox config;
    private final Vertx vertx;
    private final OutboxRows rows;
    private final OutboxLease lease;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile boolean stopped;

    OutboxRelay(Publisher publisher, Progress progress, DeliveryConfig config, Vertx vertx, Pool pool) {
        this.publisher = publisher;
        this.progress = progress;
        this.config = config.outbox();
        this.vertx = vertx;
        this.rows = new OutboxRows(pool);
        this.lease = new OutboxLease(pool);
    }

    void start(@Observes StartupEvent starting) {
        vertx.setPeriodic(config.every().toMillis(), ignored -> wake());
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        lease.giveBack().await().atMost(Duration.ofSeconds(2));
    }

    /** Looks for unsent rows now; called after a commit. At most one look runs and one waits. */
    public void wake() {
        again.set(true);
        if (!stopped && running.compareAndSet(false, true)) {
            vertx.getOrCreateContext().runOnContext(ignored -> look());
        }
    }

    /** The age of the oldest unsent row, for readiness. */
    Uni<Duration> oldestUnsent() {
        return rows.oldestUnsent();
    }

    private void look() {
        again.set(false);
        lease.renew(config.shards(), config.lease().toMillis() / 1000.0)
                .chain(this::shards)
                .subscribe()
                .with(this::done, failure -> {
                    LOG.warnf("The outbox relay will try again: %s", failure);
                    done(false);
                });
    }

    private void done(boolean more) {
        progress.tick("outbox-relay");
        running.set(false);
        if (more || again.get()) {
            wake();
        }
    }

    private Uni<Boolean> shards(Map<Integer, Long> held) {
        return Multi.createFrom()
                .iterable(held.entrySet())
                .onItem()
                .transformToUniAndConcatenate(shard -> relay(shard.getKey(), shard.getValue()))
                .collect()
                .asList()
                .map(fulls -> fulls.contains(true));
    }

    /** Sends one batch of a shard; true when there may be more. */
    private Uni<Boolean> relay(int shard, long epoch) {
        return rows.unsent(shard, config.batch()).chain(batch -> {
            if (batch.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            return send(batch)
                    .chain(sent -> sent.length == 0
                            ? Uni.createFrom().voidItem()
                            : rows.mark(sent, shard, lease.owner(), epoch))
                    .replaceWith(batch.size() == config.batch());
        });
    }

    private Uni<UUID[]> send(List<OutboxRows.Unsent> batch) {
        return publisher
                .sendEach(batch.stream().map(OutboxRows.Unsent::record).toList())
                .map(failures -> {
                    Set<String> blocked = new HashSet<>();
                    for (int i = 0; i < batch.size(); i++) {
                        if (failures.containsKey(i)) {
                            blocked.add(batch.get(i).key());
                            LOG.warnf("Outbox key=%s waits: %s", batch.get(i).key(), failures.get(i));
                        }
                    }
                    return batch.stream()
                            .filter(row -> !blocked.contains(row.key()))
                            .map(OutboxRows.Unsent::id)
                            .toArray(UUID[]::new);
                });
    }
}
