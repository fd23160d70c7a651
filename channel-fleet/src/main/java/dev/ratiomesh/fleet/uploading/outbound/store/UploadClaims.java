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

/** Which uploads this worker may work on. */
@ApplicationScoped
public class UploadClaims {
    /** A claim changes the row past Hibernate, so it raises Hibernate's version too. */
    private static final ClaimQuery<Claim> CLAIM_DUE =
            ClaimQuery.of("upload").andSet("lock_version = t.lock_version + 1").build();

    private static final String RENEW =
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
     * Leases the upload for so long from now, by the database's clock. True when somebody wants the upload back; empty when
     * the claim has gone to another worker.
     */
    public Uni<Optional<Boolean>> renew(Claim claim, Duration lease) {
        return pool.preparedQuery(RENEW)
                .execute(Tuple.of(claim.id(), claim.epoch(), ClaimQuery.seconds(lease)))
                .map(rows -> PgRows.first(rows, row -> row.getBoolean("ending")));
    }
}
