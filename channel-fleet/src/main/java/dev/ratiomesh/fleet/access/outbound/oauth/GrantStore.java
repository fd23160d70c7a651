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

/** The grants in the database: who may renew one, and what came of it. */
@ApplicationScoped
public class GrantStore {
    /** What a claim carries, of the claimed row {@code t} at the moment {@code $1}. */
    static final String CLAIMED =
            """
            t.channel_id, t.tenant_id, t.generation, t.epoch, t.refresh_token, t.key_id, t.scopes, t.granted_at,
            t.expires_at, t.failures,
            (SELECT c.features FROM channel AS c WHERE c.id = t.channel_id) AS features,
            (SELECT c.refreshed_at > $1::timestamptz - interval '1 day' FROM channel AS c
             WHERE c.id = t.channel_id) AS named
            """;

    static final String ONE =
            """
            SELECT tenant_id, generation, issue, access_token, access_key_id, access_expires_at, reconnect_code,
                   reconnect_detail
            FROM channel_grant WHERE channel_id = $1
            """;
    /** One that a call cannot wait for: not while it rests after a failure, and not when it was renewed just now. */
    static final String CLAIM_ONE =
            """
            UPDATE channel_grant AS t SET lease_until = now() + make_interval(secs => $3), epoch = t.epoch + 1
            WHERE t.channel_id = $2 AND t.generation = $4 AND t.issue = $5 AND t.renew_at IS NOT NULL
              AND (t.lease_until IS NULL OR t.lease_until <= now()) AND (t.failures = 0 OR t.renew_at <= $1)
              AND (t.renewed_at IS NULL OR t.renewed_at <= $6)
            RETURNING
            """
                    + CLAIMED;

    private static final String MINE = " WHERE channel_id = $1 AND generation = $2 AND epoch = $3";

    static final String RENEWED =
            """
            UPDATE channel_grant
            SET access_token = $4, access_key_id = $5, access_expires_at = $6, issue = issue + 1, renewed_at = $7,
                renew_at = $8, lease_until = NULL, failures = 0, last_error = $9,
                last_error_at = CASE WHEN $9::text IS NULL THEN NULL ELSE $7 END,
                scopes = $10, expires_at = COALESCE($11, expires_at),
                verified_at = CASE WHEN $9::text IS NULL THEN $7 ELSE verified_at END,
                refresh_token = COALESCE($12, refresh_token), key_id = COALESCE($13, key_id)
            """
                    + MINE;
    static final String FAILED =
            """
            UPDATE channel_grant
            SET lease_until = NULL, failures = failures + 1, renew_at = $4, last_error = $5, last_error_at = $6
            """
                    + MINE;
    /** A name is YouTube's data, and fresh again. */
    static final String NAMED =
            "UPDATE channel SET title = $2, refreshed_at = $3, lock_version = lock_version + 1 WHERE id = $1";

    /** Once for each reason; a token that only lacks a right goes on living. */
    static final String LOST =
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

    /** A token is not asked for again so soon, however often it is refused. */
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);

    private static final ClaimQuery<GrantClaim> DUE = ClaimQuery.of("channel_grant")
            .key("channel_id")
            .due("t.renew_at <= $1")
            .orderBy("t.renew_at")
            .returning(CLAIMED, GrantClaim::of);

    private final Pool pool;
    private final TokenEncryption vault;
    private final Clock clock;
    private final AccessConfig config;
    private final Backoff backoff;

    public GrantStore(Pool pool, TokenEncryption vault, Clock clock, FleetConfig config) {
        this.pool = pool;
        this.vault = vault;
        this.clock = clock;
        this.config = config.access();
        this.backoff = GrantPolicy.backoff(this.config.pause());
    }

    /** A grant as a call needs it; {@code access} is null when there is no token at present. */
    public record StoredGrant(
            String tenantId,
            long generation,
            long issue,
            @Nullable EncryptedSecret access,
            @Nullable Instant until,
            @Nullable ReconnectReason lost,
            String words) {}

    public Uni<Optional<StoredGrant>> find(String channelId) {
        return pool.preparedQuery(ONE).execute(Tuple.of(channelId)).map(rows -> PgRows.first(rows, GrantStore::held));
    }

    Uni<List<GrantClaim>> claimDue(int limit) {
        return DUE.claim(pool, clock.instant(), limit, config.lease());
    }

    /** Empty when somebody else renews it, has done so, or it must rest. */
    public Uni<Optional<GrantClaim>> claim(String channelId, StoredGrant seen) {
        Instant now = clock.instant();
        Tuple values = Tuple.of(
                        PgRows.time(now),
                        channelId,
                        ClaimQuery.seconds(config.lease()),
                        seen.generation(),
                        seen.issue())
                .addOffsetDateTime(PgRows.time(now.minus(AT_MOST_EVERY)));
        return pool.preparedQuery(CLAIM_ONE).execute(values).map(rows -> PgRows.first(rows, GrantClaim::of));
    }

    /**
     * Writes the new token; false when the claim was lost meanwhile.
     *
     * @param unverified why nobody knows which channel it is for, null when it is known
     */
    Uni<Boolean> renewed(GrantClaim claim, Issued answer, @Nullable String unverified) {
        Instant now = clock.instant();
        EncryptedSecret access =
                vault.seal(TokenEncryption.access(claim.tenantId(), claim.channelId()), answer.access());
        var fresh = answer.refresh();
        EncryptedSecret refresh = fresh == null
                ? null
                : vault.seal(TokenEncryption.refresh(claim.tenantId(), claim.channelId()), fresh.value());
        Tuple values = mine(claim)
                .addBuffer(Buffer.buffer(access.bytes()))
                .addString(access.keyId())
                .addOffsetDateTime(PgRows.time(now.plus(answer.life())))
                .addOffsetDateTime(PgRows.time(now))
                .addOffsetDateTime(PgRows.time(GrantPolicy.renewAt(now, answer.life(), config.renewBefore())))
                .addString(unverified)
                .addArrayOfString((answer.scopes().isEmpty() ? claim.scopes() : answer.scopes()).toArray(String[]::new))
                .addOffsetDateTime(answer.grantLife() == null ? null : PgRows.time(now.plus(answer.grantLife())))
                .addValue(
                        refresh == null ? null : Buffer.buffer(refresh.bytes()).getDelegate())
                .addString(refresh == null ? null : refresh.keyId());
        return pool.preparedQuery(RENEWED).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** The grant stays as it is, and its token is used while it lives. */
    Uni<Boolean> failed(GrantClaim claim, String words) {
        Instant now = clock.instant();
        Tuple values = mine(claim)
                .addOffsetDateTime(PgRows.time(backoff.retryAt(now, claim.failures(), Duration.ZERO)))
                .addString(words)
                .addOffsetDateTime(PgRows.time(now));
        return pool.preparedQuery(FAILED).execute(values).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> named(String channelId, String title) {
        return pool.preparedQuery(NAMED)
                .execute(Tuple.of(channelId, title, PgRows.time(clock.instant())))
                .replaceWithVoid();
    }

    private static Tuple mine(GrantClaim claim) {
        return Tuple.of(claim.channelId(), claim.generation(), claim.epoch());
    }

    private static StoredGrant held(Row row) {
        Buffer access = row.getBuffer("access_token");
        String code = row.getString("reconnect_code");
        return new StoredGrant(
                row.getString("tenant_id"),
                row.getLong("generation"),
                row.getLong("issue"),
                access == null ? null : new EncryptedSecret(row.getString("access_key_id"), access.getBytes()),
                PgRows.nullableInstant(row, "access_expires_at"),
                code == null ? null : ReconnectReason.valueOf(code),
                String.valueOf(row.getString("reconnect_detail")));
    }
}
