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
    /** A token is not asked for again so soon, however often it is refused. */
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);

    private static final ClaimQuery<GrantClaim> DUE = ClaimQuery.of("channel_grant")
            .key("channel_id")
            .due("t.renew_at <= $1")
            .orderBy("t.renew_at")
            .returning(GrantSql.CLAIMED, GrantClaim::of);

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
        return pool.preparedQuery(GrantSql.ONE)
                .execute(Tuple.of(channelId))
                .map(rows -> PgRows.first(rows, GrantStore::held));
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
        return pool.preparedQuery(GrantSql.CLAIM_ONE).execute(values).map(rows -> PgRows.first(rows, GrantClaim::of));
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
        return pool.preparedQuery(GrantSql.RENEWED).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** The grant stays as it is, and its token is used while it lives. */
    Uni<Boolean> failed(GrantClaim claim, String words) {
        Instant now = clock.instant();
        Tuple values = mine(claim)
                .addOffsetDateTime(PgRows.time(backoff.retryAt(now, claim.failures(), Duration.ZERO)))
                .addString(words)
                .addOffsetDateTime(PgRows.time(now));
        return pool.preparedQuery(GrantSql.FAILED).execute(values).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> named(String channelId, String title) {
        return pool.preparedQuery(GrantSql.NAMED)
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
                PgRows.maybeInstant(row, "access_expires_at"),
                code == null ? null : ReconnectReason.valueOf(code),
                String.valueOf(row.getString("reconnect_detail")));
    }
}
