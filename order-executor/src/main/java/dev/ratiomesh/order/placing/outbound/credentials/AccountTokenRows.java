package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.SealedRow;
import dev.ratiomesh.delivery.secrets.SealedRows;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the key rotation access to the encrypted refresh tokens of provider accounts. */
@ApplicationScoped
class AccountTokenRows implements SealedRows<ProviderAccountId> {
    /** Reads a page of rows whose token is encrypted with another key than the active one. */
    private static final String SELECT_OTHER_KEYS =
            """
            SELECT tenant_id, provider, account, refresh_token, key_id, generation FROM provider_account
            WHERE key_id <> $1 AND (tenant_id, provider, account) > ($2, $3, $4)
            ORDER BY tenant_id, provider, account LIMIT $5
            """;

    /**
     * Updates a row only while it is as it was read, so that neither a new token nor another replica's work is lost.
     */
    private static final String UPDATE_TOKEN = "UPDATE provider_account SET refresh_token = $5, key_id = $6"
            + ProviderAccountStore.WHERE_ID + " AND generation = $4 AND key_id = $7";

    private static final ProviderAccountId FIRST_POSITION = new ProviderAccountId("", "", "");

    private final Pool pool;

    AccountTokenRows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<SealedRow<ProviderAccountId>>> page(
            String activeKey, @Nullable ProviderAccountId after, int limit) {
        ProviderAccountId from = after == null ? FIRST_POSITION : after;
        return pool.preparedQuery(SELECT_OTHER_KEYS)
                .execute(Tuple.of(activeKey, from.tenantId(), from.provider(), from.account(), limit))
                .map(rows -> PgRows.list(rows, AccountTokenRows::sealed));
    }

    @Override
    public Uni<Integer> replace(SealedRow<ProviderAccountId> row, EncryptedSecret token) {
        Tuple values = ProviderAccountStore.keyTuple(row.position())
                .addLong(row.generation())
                .addBuffer(Buffer.buffer(token.bytes()))
                .addString(token.keyId())
                .addString(row.token().keyId());
        return pool.preparedQuery(UPDATE_TOKEN).execute(values).map(rows -> rows.rowCount());
    }

    private static SealedRow<ProviderAccountId> sealed(Row row) {
        ProviderAccountId id = ProviderAccountStore.toId(row);
        EncryptedSecret token = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("refresh_token").getBytes());
        return new SealedRow<>(id, id.description(), id.encryptionContext(), row.getLong("generation"), token);
    }
}
