package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.TransientFailures;
import dev.ratiomesh.delivery.runtime.DeliveryConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Deletes inbox and outbox rows that are older than any possible redelivery, once a minute. */
@ApplicationScoped
class DeliveryPurgeTimer {
    private static final Logger LOG = Logger.getLogger(DeliveryPurgeTimer.class);

    private final RowPurge rows;
    private final DeliveryConfig config;

    DeliveryPurgeTimer(Pool pool, DeliveryConfig config) {
        this.rows = new RowPurge(pool);
        this.config = config;
    }

    @Scheduled(
            identity = "delivery-purge",
            every = "60s",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return rows.deleteOlderThan("inbox", "received_at", config.keep())
                .chain(() -> rows.deleteOlderThan("outbox", "sent_at", config.keep()))
                .onFailure(TransientFailures::isTransient)
                .recoverWithUni(failure -> {
                    LOG.warnf("Old rows are deleted a minute later: %s", failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
