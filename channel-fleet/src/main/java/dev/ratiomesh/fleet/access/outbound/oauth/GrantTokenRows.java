package dev.ratiomesh.fleet.access.outbound.oauth;

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

/**
 * The grant table keeps the encrypted refresh tokens of channels, by channel. Access tokens are left alone: none of them is
 * an hour old.
 */
@ApplicationScoped
class GrantTokenRows implements SealedRows<String> {
    private static final String PAGE =
            """
            SELECT channel_id, tenant_id, refresh_token, key_id, generation FROM channel_grant
            WHERE key_id <> $1 AND channel_id > $2 ORDER BY channel_id LIMIT $3
            """;
    private static final String REPLACE =
            """
            UPDATE channel_grant SET refresh_token = $4, key_id = $5
            WHERE channel_id = $1 AND generation = $2 AND key_id = $3 AND refresh_token = $6
            """;

    private final Pool pool;

    GrantTokenRows(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<SealedRow<String>>> page(String activeKey, @Nullable String after, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.of(activeKey, after == null ? "" : after, limit))
                .map(rows -> PgRows.list(rows, GrantTokenRows::sealed));
    }

    @Override
    public Uni<Integer> replace(SealedRow<String> row, EncryptedSecret token) {
        Tuple values = Tuple.of(row.position(), row.generation(), row.token().keyId())
                .addBuffer(Buffer.buffer(token.bytes()))
                .addString(token.keyId())
                .addBuffer(Buffer.buffer(row.token().bytes()));
        return pool.preparedQuery(REPLACE).execute(values).map(rows -> rows.rowCount());
    }

    private static SealedRow<String> sealed(Row row) {
        String channel = row.getString("channel_id");
        EncryptedSecret token = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("refresh_token").getBytes());
        return new SealedRow<>(
                channel,
                "The token of channel=" + channel,
                TokenEncryption.refresh(row.getString("tenant_id"), channel),
                row.getLong("generation"),
                token);
    }
}
