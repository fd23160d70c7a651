package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.delivery.secrets.Binding;
import dev.ratiomesh.delivery.secrets.CannotOpen;
import dev.ratiomesh.delivery.secrets.SealedToken;
import dev.ratiomesh.delivery.store.Rows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Encrypts refresh tokens of retired keys with the active one, a bounded page at a time. A row that does not open is named
 * in the log and passed by. Access tokens are left alone: none of them is an hour old.
 */
@ApplicationScoped
public class Reseal {
    private static final Logger LOG = Logger.getLogger(Reseal.class);
    private static final String PAGE =
            """
            SELECT channel_id, tenant_id, refresh_token, key_id, generation FROM channel_grant
            WHERE key_id <> $1 AND channel_id > $2 ORDER BY channel_id LIMIT $3
            """;
    /** Only while the row is as it was read: neither a new token nor another replica's work is written over. */
    private static final String RESEALED =
            """
            UPDATE channel_grant SET refresh_token = $4, key_id = $5
            WHERE channel_id = $1 AND generation = $2 AND key_id = $3 AND refresh_token = $6
            """;

    private final Pool pool;
    private final Vault vault;

    Reseal(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /**
     * How far a page came.
     *
     * @param resealed that now have the active key
     * @param last where the next page begins, empty for the beginning
     */
    public record Page(int resealed, String last) {}

    /** The next page after a channel; nothing is looked at when no key is active. */
    public Uni<Page> page(String after, int limit) {
        if (!vault.canSeal()) {
            return Uni.createFrom().item(new Page(0, ""));
        }
        Tuple values = Tuple.of(vault.keys().active().orElseThrow(), after, limit);
        return pool.preparedQuery(PAGE).execute(values).chain(rows -> {
            List<Row> found = Rows.stream(rows).toList();
            return Multi.createFrom()
                    .iterable(found)
                    .onItem()
                    .transformToUniAndConcatenate(this::reseal)
                    .collect()
                    .with(Collectors.summingInt(one -> one))
                    .map(done -> new Page(
                            done,
                            found.size() < limit ? "" : found.get(limit - 1).getString("channel_id")));
        });
    }

    private Uni<Integer> reseal(Row row) {
        String channel = row.getString("channel_id");
        Binding owner = Vault.refresh(row.getString("tenant_id"), channel);
        Buffer stored = row.getBuffer("refresh_token");
        try {
            SealedToken old = new SealedToken(row.getString("key_id"), stored.getBytes());
            SealedToken fresh = vault.seal(owner, vault.open(owner, old).value());
            Tuple values = Tuple.of(channel, row.getLong("generation"), old.keyId())
                    .addBuffer(Buffer.buffer(fresh.bytes()))
                    .addString(fresh.keyId())
                    .addBuffer(stored);
            return pool.preparedQuery(RESEALED).execute(values).map(done -> done.rowCount());
        } catch (CannotOpen e) {
            LOG.errorf("The token of channel=%s cannot be encrypted anew: %s", channel, e.words());
            return Uni.createFrom().item(0);
        }
    }
}
