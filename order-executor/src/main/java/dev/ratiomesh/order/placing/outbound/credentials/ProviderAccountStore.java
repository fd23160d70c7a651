package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the provider accounts that tenants have registered. Refresh tokens are encrypted and never part of a view. */
@ApplicationScoped
public class ProviderAccountStore {
    static final String WHERE_ID = " WHERE tenant_id = $1 AND provider = $2 AND account = $3";
    private static final String SELECT_VIEW =
            """
            SELECT tenant_id, provider, account, login_customer_id, key_id, created_at, updated_at, updated_by,
                   last_success_at, last_error, last_error_at, reconnect_reason FROM provider_account
            """;

    private static final String SELECT_ACCOUNT = SELECT_VIEW + WHERE_ID;
    private static final String SELECT_PAGE = SELECT_VIEW
            + """
            WHERE ($1::text IS NULL OR tenant_id = $1)
              AND ($2::text IS NULL OR (tenant_id, provider, account) > ($2, $3, $4))
            ORDER BY tenant_id, provider, account LIMIT $5
            """;

    /** Saves a token as a new generation and clears the errors of the previous one. */
    private static final String UPSERT_ACCOUNT =
            """
            INSERT INTO provider_account AS old (tenant_id, provider, account, login_customer_id, refresh_token, key_id,
                                                 generation, created_at, updated_at, updated_by)
            VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7, $8)
            ON CONFLICT (tenant_id, provider, account) DO UPDATE
            SET login_customer_id = $4, refresh_token = $5, key_id = $6, generation = old.generation + 1,
                updated_at = $7, updated_by = $8, last_error = NULL, last_error_at = NULL, reconnect_reason = NULL
            RETURNING generation
            """;

    private static final String DELETE_ACCOUNT = "DELETE FROM provider_account" + WHERE_ID;

    private final Pool pool;
    private final Keyring keys;
    private final Clock clock;

    public ProviderAccountStore(Pool pool, Keyring keys, Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A registration of an account.
     *
     * @param loginCustomerId null for the configured manager account
     * @param registeredBy the approver's name from the bearer token
     */
    public record Registration(Secret token, @Nullable String loginCustomerId, String registeredBy) {}

    /** States whether the provider still issues tokens for the account. */
    public enum AccountState {
        CONNECTED,
        NEEDS_RECONNECT
    }

    /**
     * The content that HTTP shows of an account.
     *
     * @param reason why it must be registered again, null when it need not
     * @param keyId the id of the key that its token is encrypted with
     * @param lastSuccessAt the time of the last issued token, null when there was none
     * @param lastError the failure since then, null when there is none
     * @param lastErrorAt the time of that failure, null when there is none
     */
    public record AccountView(
            String tenantId,
            String provider,
            String account,
            AccountState state,
            @Nullable String reason,
            @Nullable String loginCustomerId,
            String keyId,
            Instant createdAt,
            Instant updatedAt,
            String updatedBy,
            @Nullable Instant lastSuccessAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt) {}

    /** Returns false when no key to encrypt tokens with is configured. */
    public boolean canRegister() {
        return keys.active().isPresent();
    }

    /** Saves a registration in place of an earlier one. Returns true when there was none. */
    public Uni<Boolean> save(ProviderAccountId id, Registration registration) {
        EncryptedSecret sealed = keys.seal(id.encryptionContext(), registration.token());
        Tuple row = keyTuple(id)
                .addString(registration.loginCustomerId())
                .addBuffer(Buffer.buffer(sealed.bytes()))
                .addString(sealed.keyId())
                .addOffsetDateTime(PgRows.time(clock.instant()))
                .addString(registration.registeredBy());
        return pool.preparedQuery(UPSERT_ACCOUNT)
                .execute(row)
                .map(rows -> rows.iterator().next().getLong("generation") == 1);
    }

    /** Deletes a registration. Returns false when there is none. */
    public Uni<Boolean> delete(ProviderAccountId id) {
        return pool.preparedQuery(DELETE_ACCOUNT).execute(keyTuple(id)).map(rows -> rows.rowCount() > 0);
    }

    public Uni<Optional<AccountView>> find(ProviderAccountId id) {
        return pool.preparedQuery(SELECT_ACCOUNT)
                .execute(keyTuple(id))
                .map(rows -> PgRows.first(rows, ProviderAccountStore::toView));
    }

    /**
     * Lists accounts by tenant, provider and account.
     *
     * @param tenantId null for every tenant
     * @param after the last account of the previous page, null for the first page
     */
    public Uni<List<AccountView>> list(@Nullable String tenantId, @Nullable ProviderAccountId after, int limit) {
        Tuple values = Tuple.tuple()
                .addString(tenantId)
                .addString(after == null ? null : after.tenantId())
                .addString(after == null ? null : after.provider())
                .addString(after == null ? null : after.account())
                .addInteger(limit);
        return pool.preparedQuery(SELECT_PAGE)
                .execute(values)
                .map(rows -> PgRows.list(rows, ProviderAccountStore::toView));
    }

    static Tuple keyTuple(ProviderAccountId id) {
        return Tuple.of(id.tenantId(), id.provider(), id.account());
    }

    static ProviderAccountId toId(Row row) {
        return new ProviderAccountId(row.getString("tenant_id"), row.getString("provider"), row.getString("account"));
    }

    private static AccountView toView(Row row) {
        String reason = row.getString("reconnect_reason");
        return new AccountView(
                row.getString("tenant_id"),
                row.getString("provider"),
                row.getString("account"),
                reason == null ? AccountState.CONNECTED : AccountState.NEEDS_RECONNECT,
                reason,
                row.getString("login_customer_id"),
                row.getString("key_id"),
                PgRows.instant(row, "created_at"),
                PgRows.instant(row, "updated_at"),
                row.getString("updated_by"),
                PgRows.nullableInstant(row, "last_success_at"),
                row.getString("last_error"),
                PgRows.nullableInstant(row, "last_error_at"));
    }
}
