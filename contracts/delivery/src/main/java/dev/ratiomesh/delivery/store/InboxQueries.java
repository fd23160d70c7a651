package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Publisher;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Queries the inbox about messages that this service has published itself. */
@ApplicationScoped
public class InboxQueries {
    private static final String SELECT_HANDLED =
            "SELECT 1 FROM inbox WHERE consumer = $1 AND source = $2 AND message_id = $3";

    private final Pool pool;
    private final Publisher publisher;

    InboxQueries(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** Completes with true when the consumer has handled the message; runs outside any transaction of the caller. */
    public Uni<Boolean> wasHandled(String consumer, String messageId) {
        return pool.preparedQuery(SELECT_HANDLED)
                .execute(Tuple.of(consumer, publisher.source(), messageId))
                .map(rows -> rows.rowCount() > 0);
    }
}
