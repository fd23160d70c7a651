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

/** Gives grants back to Google: again and again until it has answered, for a bounded time. */
@ApplicationScoped
public class RevocationQueue {
    private static final Logger LOG = Logger.getLogger(RevocationQueue.class);
    private static final String GIVE_UP =
            """
            INSERT INTO revocation (channel_id, tenant_id, generation, refresh_token, key_id, due_at, give_up_at)
            SELECT channel_id, tenant_id, generation, refresh_token, key_id, cast(:now AS timestamptz),
                   cast(:giveUpAt AS timestamptz)
            FROM channel_grant WHERE channel_id = :channelId
            """;
    /** At once: from now on no replica can act for the channel. */
    private static final String DELETE = "DELETE FROM channel_grant WHERE channel_id = :channelId";

    private static final ClaimQuery<RevocationClaim> DUE = ClaimQuery.of("revocation")
            .key("generation")
            .returning(
                    "t.channel_id, t.tenant_id, t.generation, t.epoch, t.refresh_token, t.key_id, t.failures, t.give_up_at",
                    RevocationQueue::due);

    private static final String DONE = "DELETE FROM revocation WHERE generation = $1 AND epoch = $2";
    private static final String AGAIN =
            """
            UPDATE revocation SET failures = failures + 1, due_at = $3, lease_until = NULL
            WHERE generation = $1 AND epoch = $2
            """;

    private final Pool pool;
    private final TokenEncryption vault;
    private final TokenEndpointClient google;
    private final Clock clock;
    private final AccessConfig config;
    private final Backoff backoff;

    RevocationQueue(Pool pool, TokenEncryption vault, TokenEndpointClient google, Clock clock, FleetConfig config) {
        this.pool = pool;
        this.vault = vault;
        this.google = google;
        this.clock = clock;
        this.config = config.access();
        this.backoff = GrantPolicy.backoff(this.config.pause());
    }

    /** A grant to give back, for as long as nobody has claimed it in a later epoch. */
    public record RevocationClaim(
            String channelId,
            String tenantId,
            long generation,
            long epoch,
            EncryptedSecret token,
            int failures,
            Instant giveUpAt) {}

    /** The channel's grant, if it has one, is none from now on. */
    public Uni<Void> enqueue(Mutiny.Session session, String channelId, Instant now) {
        return session.createNativeQuery(GIVE_UP)
                .setParameter("now", now)
                .setParameter("giveUpAt", now.plus(config.revokeFor()))
                .setParameter("channelId", channelId)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(DELETE)
                        .setParameter("channelId", channelId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    public Uni<List<RevocationClaim>> claim(int limit) {
        return DUE.claim(pool, clock.instant(), limit, config.lease());
    }

    public Uni<Void> revoke(RevocationClaim due) {
        try {
            var token = vault.open(TokenEncryption.refresh(due.tenantId(), due.channelId()), due.token());
            return google.revoke(token).chain(answered -> answered ? done(due) : again(due));
        } catch (DecryptionException e) {
            LOG.errorf("The grant of channel=%s cannot be revoked: %s", due.channelId(), e.message());
            return again(due);
        }
    }

    private Uni<Void> again(RevocationClaim due) {
        Instant now = clock.instant();
        if (!now.isBefore(due.giveUpAt())) {
            LOG.errorf(
                    "Google did not answer for %s: the grant of channel=%s is not revoked, its token is deleted",
                    config.revokeFor(), due.channelId());
            return done(due);
        }
        Instant next = backoff.retryAt(now, due.failures(), Duration.ZERO);
        return pool.preparedQuery(AGAIN)
                .execute(Tuple.of(due.generation(), due.epoch(), PgRows.time(next)))
                .replaceWithVoid();
    }

    private Uni<Void> done(RevocationClaim due) {
        return pool.preparedQuery(DONE)
                .execute(Tuple.of(due.generation(), due.epoch()))
                .replaceWithVoid();
    }

    private static RevocationClaim due(Row row) {
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
