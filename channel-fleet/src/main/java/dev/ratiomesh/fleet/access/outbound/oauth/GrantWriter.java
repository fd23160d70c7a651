package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Issued;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Writes a grant as its owner gave it, in the transaction of the consent. */
@ApplicationScoped
class GrantWriter {
    private static final String TOKENS =
            """
            access_token = :access, access_key_id = :accessKey, access_expires_at = cast(:accessEnds AS timestamptz),
            issue = g.issue + 1, renewed_at = cast(:now AS timestamptz), verified_at = cast(:now AS timestamptz),
            renew_at = cast(:renewAt AS timestamptz), scopes = cast(:scopes AS text[]), lease_until = NULL,
            epoch = g.epoch + 1, failures = 0, last_error = NULL, last_error_at = NULL,
            reconnect_code = NULL, reconnect_detail = NULL""";
    /** A new grant takes the place of the old one; whoever renews that one finds another epoch and generation. */
    private static final String PUT =
            """
            INSERT INTO channel_grant AS g (channel_id, tenant_id, generation, refresh_token, key_id, scopes, granted_by,
                granted_at, expires_at, issue, access_token, access_key_id, access_expires_at, renewed_at, renew_at,
                verified_at)
            VALUES (:channelId, :tenantId, nextval('grant_generation'), :refresh, :refreshKey, cast(:scopes AS text[]), :by,
                cast(:now AS timestamptz), cast(:ends AS timestamptz), 1, :access, :accessKey,
                cast(:accessEnds AS timestamptz), cast(:now AS timestamptz), cast(:renewAt AS timestamptz),
                cast(:now AS timestamptz))
            ON CONFLICT (channel_id) DO UPDATE
            SET tenant_id = excluded.tenant_id, generation = excluded.generation, refresh_token = excluded.refresh_token,
                key_id = excluded.key_id, granted_by = excluded.granted_by, granted_at = excluded.granted_at,
                expires_at = excluded.expires_at,\s"""
                    + TOKENS;
    /** The refresh token stays: this consent brought none. */
    private static final String KEEP = "UPDATE channel_grant AS g SET " + TOKENS
            + " WHERE g.channel_id = :channelId AND g.tenant_id = :tenantId"
            + " AND (g.reconnect_code IS NULL OR g.reconnect_code = 'SCOPE_MISSING')";
    /** Revoking the old grant at Google would take the new one with it. */
    private static final String SPARE = "DELETE FROM revocation WHERE channel_id = :channelId";

    private final TokenEncryption vault;
    private final Duration before;

    GrantWriter(TokenEncryption vault, FleetConfig config) {
        this.vault = vault;
        this.before = config.access().renewBefore();
    }

    /** What was given, by whom, for which channel. */
    record SignedGrant(String tenantId, String channelId, String by, Issued tokens) {}

    Uni<Boolean> put(Mutiny.Session session, SignedGrant given, Secret token, Instant now) {
        EncryptedSecret refresh =
                vault.seal(TokenEncryption.refresh(given.tenantId(), given.channelId()), token.value());
        Duration life = given.tokens().grantLife();
        Instant ends = life == null ? null : now.plus(life);
        return tokens(session.createNativeQuery(PUT), given, now)
                .setParameter("refresh", refresh.bytes())
                .setParameter("refreshKey", refresh.keyId())
                .setParameter("by", given.by())
                .setParameter("ends", ends)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(SPARE)
                        .setParameter("channelId", given.channelId())
                        .executeUpdate())
                .replaceWith(true);
    }

    /** False when there is no good grant to keep. */
    Uni<Boolean> keep(Mutiny.Session session, SignedGrant given, Instant now) {
        return tokens(session.createNativeQuery(KEEP), given, now)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private <T> Mutiny.Query<T> tokens(Mutiny.Query<T> query, SignedGrant given, Instant now) {
        Issued tokens = given.tokens();
        EncryptedSecret access =
                vault.seal(TokenEncryption.access(given.tenantId(), given.channelId()), tokens.access());
        return query.setParameter("channelId", given.channelId())
                .setParameter("tenantId", given.tenantId())
                .setParameter("access", access.bytes())
                .setParameter("accessKey", access.keyId())
                .setParameter("accessEnds", now.plus(tokens.life()))
                .setParameter("renewAt", GrantPolicy.renewAt(now, tokens.life(), before))
                .setParameter("scopes", tokens.scopes().toArray(String[]::new))
                .setParameter("now", now);
    }
}
