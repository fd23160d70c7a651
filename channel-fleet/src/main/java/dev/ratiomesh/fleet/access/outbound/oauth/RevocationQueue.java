package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Queues grants of disconnected channels and revokes them at Google, with retries for a bounded time. */
@ApplicationScoped
public class RevocationQueue {
    private static final Logger LOG = Logger.getLogger(RevocationQueue.class);

    private static final String INSERT_REVOCATION =
            """
            INSERT INTO revocation (channel_id, tenant_id, generation, refresh_token, key_id, due_at, give_up_at)
            SELECT channel_id, tenant_id, generation, refresh_token, key_id, cast(:now AS timestamptz),
                   cast(:giveUpAt AS timestamptz)
            FROM channel_grant WHERE channel_id = :channelId
            """;

    /** Deletes the grant at once, so that no replica can act for the channel any more. */
    private static final String DELETE_GRANT = "DELETE FROM channel_grant WHERE channel_id = :channelId";

    private static final ClaimQuery<RevocationClaim> CLAIM_DUE = ClaimQuery.of("revocation")
            .key("generation")
            .returning(
                    "t.channel_id, t.tenant_id, t.generation, t.epoch, t.refresh_token, t.key_id, t.failures, t.give_up_at",
                    RevocationQueue::toClaim);

    private static final String DELETE_REVOCATION = "DELETE FROM revocation WHERE generation = $1 AND epoch = $2";

    private static final String RETRY_REVOCATION =
            """
            UPDATE revocation SET failures = failures + 1, due_at = $3, lease_until = NULL
            WHERE generation = $1 AND epoch = $2
            """;

    private final Pool pool;
    private final TokenEncryption encryption;
    private final TokenEndpointClient endpoint;
    private final Clock clock;
    private final AccessConfig config;
    private final Backoff backoff;

    RevocationQueue(
            Pool pool, TokenEncryption encryption, TokenEndpointClient endpoint, Clock clock, FleetConfig config) {
        this.pool = pool;
        this.encryption = encryption;
        this.endpoint = endpoint;
        this.clock = clock;
        this.config = config.access();
        this.backoff = GrantPolicy.backoff(this.config.renewalBackoff());
    }

    /**
     * A grant that this replica may revoke, until another replica claims it in a later epoch.
     *
     * @param abandonAt the moment after which the revocation is no longer retried
     */
    public record RevocationClaim(
            String channelId,
            String tenantId,
            long generation,
            long epoch,
            EncryptedSecret refreshToken,
            int failures,
            Instant abandonAt) {}

    /** Deletes the channel's grant, if it has one, and queues its revocation, in the caller's transaction. */
    public Uni<Void> enqueue(Mutiny.Session session, String channelId, Instant now) {
        return session.createNativeQuery(INSERT_REVOCATION)
                .setParameter("now", now)
                .setParameter("giveUpAt", now.plus(config.revokeFor()))
                .setParameter("channelId", channelId)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(DELETE_GRANT)
                        .setParameter("channelId", channelId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Claims due revocations. */
    public Uni<List<RevocationClaim>> claim(int limit) {
        return CLAIM_DUE.claim(pool, clock.instant(), limit, config.lease());
    }

    /** Revokes a claimed grant at Google; without a response the revocation is retried later. */
    public Uni<Void> revoke(RevocationClaim claim) {
        try {
            var refreshToken = encryption.decrypt(
                    TokenEncryption.refreshTokenContext(claim.tenantId(), claim.channelId()), claim.refreshToken());
            return endpoint.revoke(refreshToken).chain(completed -> completed ? delete(claim) : retry(claim));
        } catch (DecryptionException e) {
            LOG.errorf("The grant of channel=%s cannot be revoked: %s", claim.channelId(), e.message());
            return retry(claim);
        }
    }

    private Uni<Void> retry(RevocationClaim claim) {
        Instant now = clock.instant();
        if (!now.isBefore(claim.abandonAt())) {
            LOG.errorf(
                    "Google did not respond for %s: the grant of channel=%s is not revoked, its refresh token is deleted",
                    config.revokeFor(), claim.channelId());
            return delete(claim);
        }
        Instant retryAt = backoff.retryAt(now, claim.failures(), Duration.ZERO);
        return pool.preparedQuery(RETRY_REVOCATION)
                .execute(Tuple.of(claim.generation(), claim.epoch(), PgRows.time(retryAt)))
                .replaceWithVoid();
    }

    private Uni<Void> delete(RevocationClaim claim) {
        return pool.preparedQuery(DELETE_REVOCATION)
                .execute(Tuple.of(claim.generation(), claim.epoch()))
                .replaceWithVoid();
    }

    private static RevocationClaim toClaim(Row row) {
        return new RevocationClaim(
                row.getString("channel_id"),
                row.getString("tenant_id"),
                row.getLong("generation"),
                row.getLong("epoch"),
                new EncryptedSecret(
                        row.getString("key_id"), row.getBuffer("refresh_token").getBytes()),
                row.getInteger("failures"),
                PgRows.instant(row, "give_up_at"));
    }
}
