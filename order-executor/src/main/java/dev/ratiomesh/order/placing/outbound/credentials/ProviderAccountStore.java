package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.order.credentials.ProviderAccountId;
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

/** The accounts that tenants have registered; tokens go in and are shown to nobody. */
@ApplicationScoped
public class ProviderAccountStore {
    private static final String WHERE_ID = " WHERE tenant_id = $1 AND provider = $2 AND account = $3";
    private static final String SELECT_VIEW =
            """
            SELECT tenant_id, provider, account, login_customer_id, key_id, created_at, updated_at, updated_by,
                   last_success_at, last_error, last_error_at, reconnect_reason FROM provider_account
            """;

    static final String SELECT_ACCOUNT = SELECT_VIEW + WHERE_ID;
    static final String SELECT_PAGE = SELECT_VIEW
            + """
            WHERE ($1::text IS NULL OR tenant_id = $1)
              AND ($2::text IS NULL OR (tenant_id, provider, account) > ($2, $3, $4))
            ORDER BY tenant_id, provider, account LIMIT $5
            """;
    /** A new token makes a new grant: what was wrong with the old one is forgotten. */
    static final String UPSERT_ACCOUNT =
            """
            INSERT INTO provider_account AS old (tenant_id, provider, account, login_customer_id, refresh_token, key_id,
                                                 generation, created_at, updated_at, updated_by)
            VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $7, $8)
            ON CONFLICT (tenant_id, provider, account) DO UPDATE
            SET login_customer_id = $4, refresh_token = $5, key_id = $6, generation = old.generation + 1,
                updated_at = $7, updated_by = $8, last_error = NULL, last_error_at = NULL, reconnect_reason = NULL
            RETURNING generation
            """;

    static final String DELETE_ACCOUNT = "DELETE FROM provider_account" + WHERE_ID;
    static final String SELECT_CREDENTIAL =
            "SELECT login_customer_id, refresh_token, key_id, generation, reconnect_reason FROM provider_account"
                    + WHERE_ID;
    static final String SELECT_CONNECTED =
            """
            SELECT tenant_id, provider, account FROM provider_account
            WHERE provider = $1 AND reconnect_reason IS NULL ORDER BY updated_at DESC LIMIT 1
            """;
    static final String UPDATE_SUCCESS =
            "UPDATE provider_account SET last_success_at = $5, last_error = NULL, last_error_at = NULL" + WHERE_ID
                    + " AND generation = $4";
    static final String UPDATE_FAILURE =
            "UPDATE provider_account SET last_error = $6, last_error_at = $5" + WHERE_ID + " AND generation = $4";
    static final String UPDATE_REVOKED = "UPDATE provider_account SET last_error = $6, last_error_at = $5, reconnect_reason = $6"
            + WHERE_ID + " AND generation = $4";
    /** A page of rows that keys other than the active one have sealed. */
    public static final String SELECT_OTHER_KEYS =
            """
            SELECT tenant_id, provider, account, refresh_token, key_id, generation FROM provider_account
            WHERE key_id <> $1 AND (tenant_id, provider, account) > ($2, $3, $4)
            ORDER BY tenant_id, provider, account LIMIT $5
            """;
    /** Only while the row is as it was read: neither a new token nor another replica's work is written over. */
    public static final String UPDATE_TOKEN = "UPDATE provider_account SET refresh_token = $5, key_id = $6" + WHERE_ID
            + " AND generation = $4 AND key_id = $7";

    private final Pool pool;
    private final Keyring keys;
    private final Clock clock;

    public ProviderAccountStore(Pool pool, Keyring keys, Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.clock = clock;
    }

    /** Who registers what. */
    public record Registration(Secret token, @Nullable String loginCustomerId, String registeredBy) {}

    /** Whether the provider still grants access. */
    public enum AccountState {
        CONNECTED,
        NEEDS_RECONNECT
    }

    /**
     * An account as people see it.
     *
     * @param reason why it must be registered anew, null when it need not
     * @param keyId the key its token is encrypted with
     * @param lastSuccessAt when the provider last granted access, null when it never did
     * @param lastError what went wrong since, null when nothing did
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

    /** Whether there is a key to encrypt tokens with. */
    public boolean canRegister() {
        return keys.active().isPresent();
    }

    /** Takes the place of an earlier registration; true when there was none. */
    public Uni<Boolean> save(ProviderAccountId id, Registration how) {
        EncryptedSecret sealed = keys.seal(id.binding(), how.token());
        Tuple row = keyTuple(id).addString(how.loginCustomerId())
                .addBuffer(Buffer.buffer(sealed.bytes()))
                .addString(sealed.keyId())
                .addOffsetDateTime(PgRows.time(clock.instant()))
                .addString(how.registeredBy());
        return pool.preparedQuery(UPSERT_ACCOUNT)
                .execute(row)
                .map(rows -> rows.iterator().next().getLong("generation") == 1);
    }

    /** True when it was there. */
    public Uni<Boolean> delete(ProviderAccountId id) {
        return pool.preparedQuery(DELETE_ACCOUNT).execute(keyTuple(id)).map(rows -> rows.rowCount() > 0);
    }

    public Uni<Optional<AccountView>> find(ProviderAccountId id) {
        return pool.preparedQuery(SELECT_ACCOUNT).execute(keyTuple(id)).map(rows -> PgRows.first(rows, ProviderAccountStore::toView));
    }

    /** By tenant, provider and account; null for the tenant is every tenant, null for the place is the beginning. */
    public Uni<List<AccountView>> list(@Nullable String tenantId, @Nullable ProviderAccountId after, int limit) {
        Tuple values = Tuple.tuple()
                .addString(tenantId)
                .addString(after == null ? null : after.tenantId())
                .addString(after == null ? null : after.provider())
                .addString(after == null ? null : after.account())
                .addInteger(limit);
        return pool.preparedQuery(SELECT_PAGE).execute(values).map(rows -> PgRows.list(rows, ProviderAccountStore::toView));
    }

    public static Tuple keyTuple(ProviderAccountId id) {
        return Tuple.of(id.tenantId(), id.provider(), id.account());
    }

    public static ProviderAccountId toId(Row row) {
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
                PgRows.maybeInstant(row, "last_success_at"),
                row.getString("last_error"),
                PgRows.maybeInstant(row, "last_error_at"));
    }
}
