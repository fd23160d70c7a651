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
    private final Pool pool;
    private final Keyring keys;
    private final Clock clock;

    public ProviderAccountStore(Pool pool, Keyring keys, Clock clock) {
        this.pool = pool;
        this.keys = keys;
        this.clock = clock;
    }

    /** Who registers what. */
    public record Registration(Secret token, @Nullable String loginCustomerId, String by) {}

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
    public Uni<Boolean> put(ProviderAccountId id, Registration how) {
        EncryptedSecret sealed = keys.seal(id.binding(), how.token());
        Tuple row = key(id).addString(how.loginCustomerId())
                .addBuffer(Buffer.buffer(sealed.bytes()))
                .addString(sealed.keyId())
                .addOffsetDateTime(PgRows.time(clock.instant()))
                .addString(how.by());
        return pool.preparedQuery(AccountSql.PUT)
                .execute(row)
                .map(rows -> rows.iterator().next().getLong("generation") == 1);
    }

    /** True when it was there. */
    public Uni<Boolean> delete(ProviderAccountId id) {
        return pool.preparedQuery(AccountSql.DELETE).execute(key(id)).map(rows -> rows.rowCount() > 0);
    }

    public Uni<Optional<AccountView>> one(ProviderAccountId id) {
        return pool.preparedQuery(AccountSql.ONE)
                .execute(key(id))
                .map(rows -> PgRows.first(rows, ProviderAccountStore::seen));
    }

    /** By tenant, provider and account; null for the tenant is every tenant, null for the place is the beginning. */
    public Uni<List<AccountView>> list(@Nullable String tenantId, @Nullable ProviderAccountId after, int limit) {
        Tuple values = Tuple.tuple()
                .addString(tenantId)
                .addString(after == null ? null : after.tenantId())
                .addString(after == null ? null : after.provider())
                .addString(after == null ? null : after.account())
                .addInteger(limit);
        return pool.preparedQuery(AccountSql.LIST)
                .execute(values)
                .map(rows -> PgRows.list(rows, ProviderAccountStore::seen));
    }

    public static Tuple key(ProviderAccountId id) {
        return Tuple.of(id.tenantId(), id.provider(), id.account());
    }

    public static ProviderAccountId id(Row row) {
        return new ProviderAccountId(row.getString("tenant_id"), row.getString("provider"), row.getString("account"));
    }

    private static AccountView seen(Row row) {
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
