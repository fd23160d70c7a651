package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.DeliveryConfig;
import dev.ratiomesh.delivery.Transience;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Forgets what can no longer be redelivered, a bounded number of rows a statement. */
@ApplicationScoped
class Purge {
    private static final Logger LOG = Logger.getLogger(Purge.class);
    private static final int AT_ONCE = 10_000;

    static final String INBOX =
            """
            DELETE FROM inbox WHERE received_at < now() - make_interval(secs => $1) AND ctid = ANY(ARRAY(
              SELECT ctid FROM inbox WHERE received_at < now() - make_interval(secs => $1) LIMIT $2))
            """;
    static final String OUTBOX =
            """
            DELETE FROM outbox WHERE sent_at < now() - make_interval(secs => $1) AND ctid = ANY(ARRAY(
              SELECT ctid FROM outbox WHERE sent_at < now() - make_interval(secs => $1) LIMIT $2))
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
        return purge(INBOX, AT_ONCE)
                .chain(() -> purge(OUTBOX, AT_ONCE))
                .onFailure(Transience::isPassing)
                .recoverWithUni(failure -> {
                    LOG.warnf("Old rows are forgotten a minute later: %s", failure);
                    return Uni.createFrom().voidItem();
                });
    }

    /** Statement after statement until one finds less than it may take. */
    Uni<Void> purge(String statement, int atOnce) {
        Tuple arguments = Tuple.of((double) config.keep().toSeconds(), atOnce);
        return Uni.createFrom()
                .deferred(() -> pool.preparedQuery(statement).execute(arguments))
                .repeat()
                .whilst(rows -> rows.rowCount() == atOnce)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
