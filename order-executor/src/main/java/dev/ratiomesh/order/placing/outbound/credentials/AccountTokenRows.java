package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.SealedRow;
import dev.ratiomesh.delivery.secrets.SealedRows;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The account table keeps the encrypted refresh tokens of provider accounts. */
@ApplicationScoped
class AccountTokenRows implements SealedRows<ProviderAccountId> {
    private static final ProviderAccountId BEFORE_ALL = new ProviderAccountId("", "", "");

    private final Pool pool;

    AccountTokenRows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<SealedRow<ProviderAccountId>>> page(
            String activeKey, @Nullable ProviderAccountId after, int limit) {
        ProviderAccountId from = after == null ? BEFORE_ALL : after;
        return pool.preparedQuery(ProviderAccountStore.SELECT_OTHER_KEYS)
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
        return pool.preparedQuery(ProviderAccountStore.UPDATE_TOKEN).execute(values).map(rows -> rows.rowCount());
    }

    private static SealedRow<ProviderAccountId> sealed(Row row) {
        ProviderAccountId id = ProviderAccountStore.toId(row);
        EncryptedSecret token = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("refresh_token").getBytes());
        return new SealedRow<>(id, id.displayName(), id.binding(), row.getLong("generation"), token);
    }
}
