package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.DeliveryConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what can no longer be redelivered, a bounded number of rows at a time. */
@ApplicationScoped
class Purge {
    private static final String INBOX =
            """
            DELETE FROM inbox WHERE ctid = ANY(ARRAY(
              SELECT ctid FROM inbox WHERE received_at < now() - make_interval(secs => $1) LIMIT 10000))
            """;
    private static final String OUTBOX =
            """
            DELETE FROM outbox WHERE ctid = ANY(ARRAY(
              SELECT ctid FROM outbox WHERE sent_at < now() - make_interval(secs => $1) LIMIT 10000))
            """;

    private final Pool pool;
    private final DeliveryConfig config;

    Purge(Pool pool, DeliveryConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(
            identity = "delivery-purge",
            every = "60s",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        Tuple age = Tuple.of((double) config.keep().toSeconds());
        return pool.preparedQuery(INBOX)
                .execute(age)
                .chain(() -> pool.preparedQuery(OUTBOX).execute(age))
                .replaceWithVoid();
    }
}
