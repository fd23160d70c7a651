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

/** Writes the grant of a new consent, in the transaction that connects the channel. */
@ApplicationScoped
class GrantWriter {
    private static final String TOKEN_COLUMNS =
            """
            access_token = :access, access_key_id = :accessKey, access_expires_at = cast(:accessEnds AS timestamptz),
            issue = g.issue + 1, renewed_at = cast(:now AS timestamptz), verified_at = cast(:now AS timestamptz),
            renew_at = cast(:renewAt AS timestamptz), scopes = cast(:scopes AS text[]), lease_until = NULL,
            epoch = g.epoch + 1, failures = 0, last_error = NULL, last_error_at = NULL,
            reconnect_code = NULL, reconnect_detail = NULL""";

    /** Replaces the previous grant. A renewal of that one in progress is fenced off by generation and epoch. */
    private static final String UPSERT_GRANT =
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
                    + TOKEN_COLUMNS;

    /** Keeps the stored refresh token, for a consent that brought none. */
    private static final String UPDATE_TOKENS = "UPDATE channel_grant AS g SET " + TOKEN_COLUMNS
            + " WHERE g.channel_id = :channelId AND g.tenant_id = :tenantId"
            + " AND (g.reconnect_code IS NULL OR g.reconnect_code = 'SCOPE_MISSING')";

    /** Cancels a pending revocation: revoking the old grant at Google would revoke the new one too. */
    private static final String DELETE_REVOCATION = "DELETE FROM revocation WHERE channel_id = :channelId";

    private final TokenEncryption encryption;
    private final Duration renewBefore;

    GrantWriter(TokenEncryption encryption, FleetConfig config) {
        this.encryption = encryption;
        this.renewBefore = config.access().renewBefore();
    }

    /**
     * A grant that an owner has just consented to: the channel and its tokens.
     *
     * @param grantedBy the name of the operator who started the attempt
     */
    record SignedGrant(String tenantId, String channelId, String grantedBy, Issued tokens) {}

    /** Writes the grant with its new refresh token; always true. */
    Uni<Boolean> replace(Mutiny.Session session, SignedGrant grant, Secret newRefreshToken, Instant now) {
        EncryptedSecret refreshToken = encryption.encrypt(
                TokenEncryption.refreshTokenContext(grant.tenantId(), grant.channelId()), newRefreshToken.value());
        Duration lifetime = grant.tokens().grantLifetime();
        Instant endsAt = lifetime == null ? null : now.plus(lifetime);
        return setTokens(session.createNativeQuery(UPSERT_GRANT), grant, now)
                .setParameter("refresh", refreshToken.bytes())
                .setParameter("refreshKey", refreshToken.keyId())
                .setParameter("by", grant.grantedBy())
                .setParameter("ends", endsAt)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(DELETE_REVOCATION)
                        .setParameter("channelId", grant.channelId())
                        .executeUpdate())
                .replaceWith(true);
    }

    /** Writes the new access token to the existing grant; false when there is no valid grant. */
    Uni<Boolean> keepRefreshToken(Mutiny.Session session, SignedGrant grant, Instant now) {
        return setTokens(session.createNativeQuery(UPDATE_TOKENS), grant, now)
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    private <T> Mutiny.Query<T> setTokens(Mutiny.Query<T> query, SignedGrant grant, Instant now) {
        Issued tokens = grant.tokens();
        EncryptedSecret accessToken = encryption.encrypt(
                TokenEncryption.accessTokenContext(grant.tenantId(), grant.channelId()), tokens.accessToken());
        return query.setParameter("channelId", grant.channelId())
                .setParameter("tenantId", grant.tenantId())
                .setParameter("access", accessToken.bytes())
                .setParameter("accessKey", accessToken.keyId())
                .setParameter("accessEnds", now.plus(tokens.lifetime()))
                .setParameter("renewAt", GrantPolicy.renewAt(now, tokens.lifetime(), renewBefore))
                .setParameter("scopes", tokens.scopes().toArray(String[]::new))
                .setParameter("now", now);
    }
}
