package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.delivery.store.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which uploads this worker may work on. */
@ApplicationScoped
public class DueUploads {
    /** Materialized, or the limit may be passed. */
    private static final String CLAIM =
            """
            WITH due AS MATERIALIZED (
              SELECT id FROM upload
              WHERE due_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
              ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
            UPDATE upload AS u SET lease_until = $3, epoch = u.epoch + 1, lock_version = u.lock_version + 1
            FROM due WHERE u.id = due.id RETURNING u.id, u.epoch
            """;

    private static final String RENEW =
            """
            UPDATE upload SET lease_until = $3, lock_version = lock_version + 1
            WHERE id = $1 AND epoch = $2 AND lease_until IS NOT NULL RETURNING ending_by IS NOT NULL AS ending
            """;

    private final Pool pool;

    DueUploads(Pool pool) {
        this.pool = pool;
    }

    /** An upload that this worker may work on, for as long as nobody has claimed it in a later epoch. */
    public record Claim(String uploadId, long epoch) {}

    public Uni<List<Claim>> claim(Instant now, int limit, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(Rows.time(now), limit, Rows.time(now.plus(lease))))
                .map(rows -> Rows.list(rows, row -> new Claim(row.getString("id"), row.getLong("epoch"))));
    }

    /** Whether somebody wants the upload back; empty when the claim has gone to another worker. */
    public Uni<Optional<Boolean>> renew(Claim claim, Instant until) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(claim.uploadId(), claim.epoch(), Rows.time(until)))
                .map(rows -> Rows.first(rows, row -> row.getBoolean("ending")));
    }
}
