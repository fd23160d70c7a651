package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.ClaimQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Claims due uploads for a worker and renews their leases. */
@ApplicationScoped
public class UploadClaims {
    /** The statement bypasses Hibernate, so it increments Hibernate's version too. */
    private static final ClaimQuery<Claim> CLAIM_DUE =
            ClaimQuery.of("upload").andSet("lock_version = t.lock_version + 1").build();

    /** Returns whether a person has requested to cancel the upload ({@code ending_by}). */
    private static final String RENEW_LEASE =
            """
            UPDATE upload SET lease_until = now() + make_interval(secs => $3), lock_version = lock_version + 1
            WHERE id = $1 AND epoch = $2 AND lease_until IS NOT NULL RETURNING ending_by IS NOT NULL AS ending
            """;

    private final Pool pool;

    UploadClaims(Pool pool) {
        this.pool = pool;
    }

    public Uni<List<Claim>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    /**
     * Renews the lease from now on, by the database's clock. Completes with whether a cancellation is requested, or with
     * empty when another worker has claimed the upload.
     */
    public Uni<Optional<Boolean>> renew(Claim claim, Duration lease) {
        return pool.preparedQuery(RENEW_LEASE)
                .execute(Tuple.of(claim.id(), claim.epoch(), ClaimQuery.seconds(lease)))
                .map(rows -> PgRows.first(rows, row -> row.getBoolean("ending")));
    }
}
