package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.store.Rows;
import dev.ratiomesh.fleet.commenting.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Claims due work, over all videos, replies and moderations at once. */
@ApplicationScoped
public class DueComments {
    /** A bounded batch of what is due, for one worker; materialized, or the limit may be passed. */
    private static final String CLAIM =
            """
            WITH due AS MATERIALIZED (
              SELECT id FROM %1$s
              WHERE due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
              ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            UPDATE %1$s AS t
            SET lease_until = $3, epoch = t.epoch + 1
            FROM due WHERE t.id = due.id
            RETURNING t.id, t.epoch
            """;

    private static final Map<Claim.Kind, String> STATEMENTS = Map.of(
            Claim.Kind.WATCH, CLAIM.formatted("comment_watch"),
            Claim.Kind.REPLY, CLAIM.formatted("reply"),
            Claim.Kind.MODERATION, CLAIM.formatted("comment_moderation"));

    private final Pool pool;

    DueComments(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<Claim>> claim(Claim.Kind kind, Instant now, int limit, Duration lease) {
        return pool.preparedQuery(STATEMENTS.getOrDefault(kind, ""))
                .execute(Tuple.of(Rows.time(now), limit, Rows.time(now.plus(lease))))
                .map(rows -> Rows.list(rows, row -> new Claim(kind, row.getString("id"), row.getLong("epoch"))));
    }
}
