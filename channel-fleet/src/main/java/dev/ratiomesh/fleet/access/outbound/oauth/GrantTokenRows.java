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
 * Reads and replaces the encrypted refresh tokens of the {@code channel_grant} table for key rotation. Access tokens are
 * not rotated, because each one is replaced within an hour.
 */
@ApplicationScoped
class GrantTokenRows implements SealedRows<String> {
    private static final String SELECT_PAGE =
            """
            SELECT channel_id, tenant_id, refresh_token, key_id, generation FROM channel_grant
            WHERE key_id <> $1 AND channel_id > $2 ORDER BY channel_id LIMIT $3
            """;
    private static final String REPLACE_TOKEN =
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
        return pool.preparedQuery(SELECT_PAGE)
                .execute(Tuple.of(activeKey, after == null ? "" : after, limit))
                .map(rows -> PgRows.list(rows, GrantTokenRows::toSealedRow));
    }

    @Override
    public Uni<Integer> replace(SealedRow<String> row, EncryptedSecret token) {
        Tuple values = Tuple.of(row.position(), row.generation(), row.token().keyId())
                .addBuffer(Buffer.buffer(token.bytes()))
                .addString(token.keyId())
                .addBuffer(Buffer.buffer(row.token().bytes()));
        return pool.preparedQuery(REPLACE_TOKEN).execute(values).map(rows -> rows.rowCount());
    }

    private static SealedRow<String> toSealedRow(Row row) {
        String channelId = row.getString("channel_id");
        EncryptedSecret token = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("refresh_token").getBytes());
        return new SealedRow<>(
                channelId,
                "The token of channel=" + channelId,
                TokenEncryption.refreshTokenContext(row.getString("tenant_id"), channelId),
                row.getLong("generation"),
                token);
    }
}
