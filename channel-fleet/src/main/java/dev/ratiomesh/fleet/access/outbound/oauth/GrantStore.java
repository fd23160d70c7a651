package dev.ratiomesh.fleet.access.outbound.oauth;

import dev.ratiomesh.contracts.channel.ReconnectReason;
import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.GrantPolicy;
import dev.ratiomesh.fleet.access.oauth.TokenResult.Issued;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads grants, claims them for renewal and saves the results. A save takes effect only while its claim holds. */
@ApplicationScoped
public class GrantStore {
    /** The columns of a claim, read from the claimed row {@code t} at the moment {@code $1}. */
    private static final String CLAIM_COLUMNS =
            """
            t.channel_id, t.tenant_id, t.generation, t.epoch, t.refresh_token, t.key_id, t.scopes, t.granted_at,
            t.expires_at, t.failures,
            (SELECT c.features FROM channel AS c WHERE c.id = t.channel_id) AS features,
            (SELECT c.refreshed_at > $1::timestamptz - interval '1 day' FROM channel AS c
             WHERE c.id = t.channel_id) AS title_fresh
            """;

    private static final String SELECT_GRANT =
            """
            SELECT tenant_id, generation, issue, access_token, access_key_id, access_expires_at, reconnect_code,
                   reconnect_detail
            FROM channel_grant WHERE channel_id = $1
            """;

    /**
     * Claims one grant for a waiting request, unless it backs off after a failure or was renewed within the minimum
     * interval.
     */
    private static final String CLAIM_GRANT =
            """
            UPDATE channel_grant AS t SET lease_until = now() + make_interval(secs => $3), epoch = t.epoch + 1
            WHERE t.channel_id = $2 AND t.generation = $4 AND t.issue = $5 AND t.renew_at IS NOT NULL
              AND (t.lease_until IS NULL OR t.lease_until <= now()) AND (t.failures = 0 OR t.renew_at <= $1)
              AND (t.renewed_at IS NULL OR t.renewed_at <= $6)
            RETURNING
            """
                    + CLAIM_COLUMNS;

    private static final String WHERE_CLAIMED = " WHERE channel_id = $1 AND generation = $2 AND epoch = $3";

    private static final String SAVE_RENEWAL =
            """
            UPDATE channel_grant
            SET access_token = $4, access_key_id = $5, access_expires_at = $6, issue = issue + 1, renewed_at = $7,
                renew_at = $8, lease_until = NULL, failures = 0, last_error = $9,
                last_error_at = CASE WHEN $9::text IS NULL THEN NULL ELSE $7 END,
                scopes = $10, expires_at = COALESCE($11, expires_at),
                verified_at = CASE WHEN $9::text IS NULL THEN $7 ELSE verified_at END,
                refresh_token = COALESCE($12, refresh_token), key_id = COALESCE($13, key_id)
            """
                    + WHERE_CLAIMED;

    private static final String SAVE_FAILURE =
            """
            UPDATE channel_grant
            SET lease_until = NULL, failures = failures + 1, renew_at = $4, last_error = $5, last_error_at = $6
            """
                    + WHERE_CLAIMED;

    /** Saves the channel's title, which is YouTube's data and has to be refreshed regularly. */
    private static final String SAVE_TITLE =
            "UPDATE channel SET title = $2, refreshed_at = $3, lock_version = lock_version + 1 WHERE id = $1";

    /** Takes effect once for each reason. A grant that only lacks a scope ({@code :ends} false) keeps its access token. */
    static final String MARK_LOST =
            """
            UPDATE channel_grant
            SET reconnect_code = :code, reconnect_detail = :detail, lease_until = NULL,
                renew_at = CASE WHEN cast(:ends AS boolean) THEN NULL ELSE renew_at END,
                access_token = CASE WHEN cast(:ends AS boolean) THEN NULL ELSE access_token END,
                access_key_id = CASE WHEN cast(:ends AS boolean) THEN NULL ELSE access_key_id END,
                access_expires_at = CASE WHEN cast(:ends AS boolean) THEN NULL ELSE access_expires_at END,
                last_error = :detail, last_error_at = cast(:at AS timestamptz)
            WHERE channel_id = :id AND generation = cast(:generation AS bigint) AND epoch = cast(:epoch AS bigint)
              AND (reconnect_code IS DISTINCT FROM :code
                   OR (:code = 'SCOPE_MISSING' AND reconnect_detail IS DISTINCT FROM :detail))
            """;

    /** The shortest interval between two renewals of a grant, however often Google rejects its tokens. */
    private static final Duration MIN_RENEWAL_INTERVAL = Duration.ofSeconds(5);

    private static final ClaimQuery<GrantClaim> CLAIM_DUE = ClaimQuery.of("channel_grant")
            .key("channel_id")
            .due("t.renew_at <= $1")
            .orderBy("t.renew_at")
            .returning(CLAIM_COLUMNS, GrantClaim::of);

    private final Pool pool;
    private final TokenEncryption encryption;
    private final Clock clock;
    private final AccessConfig config;
    private final Backoff backoff;

    public GrantStore(Pool pool, TokenEncryption encryption, Clock clock, FleetConfig config) {
        this.pool = pool;
        this.encryption = encryption;
        this.clock = clock;
        this.config = config.access();
        this.backoff = GrantPolicy.backoff(this.config.renewalBackoff());
    }

    /**
     * A grant as API requests need it.
     *
     * @param generation the number of the consent that the grant comes from
     * @param issue the number of the access token within the grant
     * @param accessToken the encrypted access token, null when there is none at present
     * @param accessExpiresAt the end of the access token, null without one
     * @param lossReason why the grant is lost, null while it is valid
     */
    public record StoredGrant(
            String tenantId,
            long generation,
            long issue,
            @Nullable EncryptedSecret accessToken,
            @Nullable Instant accessExpiresAt,
            @Nullable ReconnectReason lossReason,
            String lossDetail) {}

    /** Finds the grant of a channel; empty when the channel has none. */
    public Uni<Optional<StoredGrant>> find(String channelId) {
        return pool.preparedQuery(SELECT_GRANT)
                .execute(Tuple.of(channelId))
                .map(rows -> PgRows.first(rows, GrantStore::toGrant));
    }

    /** Claims grants whose renewal is due. */
    Uni<List<GrantClaim>> claimDue(int limit) {
        return CLAIM_DUE.claim(pool, clock.instant(), limit, config.lease());
    }

    /** Claims one grant; empty when another claim holds, the grant has been renewed meanwhile, or it backs off. */
    public Uni<Optional<GrantClaim>> claim(String channelId, StoredGrant grant) {
        Instant now = clock.instant();
        Tuple values = Tuple.of(
                        PgRows.time(now),
                        channelId,
                        ClaimQuery.seconds(config.lease()),
                        grant.generation(),
                        grant.issue())
                .addOffsetDateTime(PgRows.time(now.minus(MIN_RENEWAL_INTERVAL)));
        return pool.preparedQuery(CLAIM_GRANT).execute(values).map(rows -> PgRows.first(rows, GrantClaim::of));
    }

    /**
     * Saves a renewed token; false when the claim was lost meanwhile.
     *
     * @param unverified why the token's channel could not be verified, null when it was
     */
    Uni<Boolean> saveRenewal(GrantClaim claim, Issued issued, @Nullable String unverified) {
        Instant now = clock.instant();
        EncryptedSecret accessToken = encryption.encrypt(
                TokenEncryption.accessTokenContext(claim.tenantId(), claim.channelId()), issued.accessToken());
        var newRefreshToken = issued.refreshToken();
        EncryptedSecret refreshToken = newRefreshToken == null
                ? null
                : encryption.encrypt(
                        TokenEncryption.refreshTokenContext(claim.tenantId(), claim.channelId()),
                        newRefreshToken.value());
        Tuple values = claimKey(claim)
                .addBuffer(Buffer.buffer(accessToken.bytes()))
                .addString(accessToken.keyId())
                .addOffsetDateTime(PgRows.time(now.plus(issued.lifetime())))
                .addOffsetDateTime(PgRows.time(now))
                .addOffsetDateTime(PgRows.time(GrantPolicy.renewAt(now, issued.lifetime(), config.renewBefore())))
                .addString(unverified)
                .addArrayOfString((issued.scopes().isEmpty() ? claim.scopes() : issued.scopes()).toArray(String[]::new))
                .addOffsetDateTime(
                        issued.grantLifetime() == null ? null : PgRows.time(now.plus(issued.grantLifetime())))
                .addValue(
                        refreshToken == null
                                ? null
                                : Buffer.buffer(refreshToken.bytes()).getDelegate())
                .addString(refreshToken == null ? null : refreshToken.keyId());
        return pool.preparedQuery(SAVE_RENEWAL).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** Saves a failed renewal and schedules the next one; false when the claim was lost. The current token stays in use. */
    Uni<Boolean> saveFailure(GrantClaim claim, String error) {
        Instant now = clock.instant();
        Tuple values = claimKey(claim)
                .addOffsetDateTime(PgRows.time(backoff.retryAt(now, claim.failures(), Duration.ZERO)))
                .addString(error)
                .addOffsetDateTime(PgRows.time(now));
        return pool.preparedQuery(SAVE_FAILURE).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** Saves the channel's current title. */
    Uni<Void> saveTitle(String channelId, String title) {
        return pool.preparedQuery(SAVE_TITLE)
                .execute(Tuple.of(channelId, title, PgRows.time(clock.instant())))
                .replaceWithVoid();
    }

    /** Returns true when any grant has an end, which Google sets only while the consent screen is in Testing. */
    public Uni<Boolean> anyGrantExpires() {
        return pool.query("SELECT EXISTS (SELECT 1 FROM channel_grant WHERE expires_at IS NOT NULL) AS expires")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("expires"));
    }

    /** Returns the id of the key that tokens are encrypted with, empty when there is none. */
    public String activeKeyId() {
        return encryption.activeKeyId();
    }

    private static Tuple claimKey(GrantClaim claim) {
        return Tuple.of(claim.channelId(), claim.generation(), claim.epoch());
    }

    private static StoredGrant toGrant(Row row) {
        Buffer accessToken = row.getBuffer("access_token");
        String code = row.getString("reconnect_code");
        return new StoredGrant(
                row.getString("tenant_id"),
                row.getLong("generation"),
                row.getLong("issue"),
                accessToken == null
                        ? null
                        : new EncryptedSecret(row.getString("access_key_id"), accessToken.getBytes()),
                PgRows.nullableInstant(row, "access_expires_at"),
                code == null ? null : ReconnectReason.valueOf(code),
                String.valueOf(row.getString("reconnect_detail")));
    }
}
