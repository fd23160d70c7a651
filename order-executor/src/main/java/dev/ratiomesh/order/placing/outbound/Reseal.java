package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.delivery.secrets.CannotOpen;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.SealedToken;
import dev.ratiomesh.delivery.store.Rows;
import dev.ratiomesh.order.credentials.AccountId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts tokens of retired keys with the active one, a bounded page at a time. A row that does not open is named in the
 * log and passed by, so that it holds up no other.
 */
@ApplicationScoped
public class Reseal {
    private static final Logger LOG = Logger.getLogger(Reseal.class);
    private static final AccountId BEFORE_ALL = new AccountId("", "", "");

    private final Pool pool;
    private final Keyring keys;

    Reseal(Pool pool, Keyring keys) {
        this.pool = pool;
        this.keys = keys;
    }

    /**
     * How far a page came.
     *
     * @param rows that it looked at; 0 when none is left
     * @param resealed that now have the active key
     * @param last where the next page begins, null for the beginning
     */
    public record Page(int rows, int resealed, @Nullable AccountId last) {}

    /** The next page after a place, null for the beginning; nothing is looked at when no key is active. */
    public Uni<Page> page(@Nullable AccountId after, int limit) {
        if (keys.active().isEmpty()) {
            return Uni.createFrom().item(new Page(0, 0, null));
        }
        AccountId from = after == null ? BEFORE_ALL : after;
        Tuple values = Tuple.of(keys.active().get(), from.tenantId(), from.provider(), from.account(), limit);
        return pool.preparedQuery(AccountSql.TO_RESEAL).execute(values).chain(rows -> {
            List<Row> found = Rows.stream(rows).toList();
            return Multi.createFrom()
                    .iterable(found)
                    .onItem()
                    .transformToUniAndConcatenate(this::reseal)
                    .collect()
                    .with(java.util.stream.Collectors.summingInt(one -> one))
                    .map(done -> new Page(found.size(), done, found.size() < limit ? null : lastOf(found)));
        });
    }

    private Uni<Integer> reseal(Row row) {
        AccountId id = Accounts.id(row);
        String old = row.getString("key_id");
        try {
            SealedToken stored =
                    new SealedToken(old, row.getBuffer("refresh_token").getBytes());
            SealedToken fresh = keys.seal(id.binding(), keys.open(id.binding(), stored));
            Tuple values = Accounts.key(id)
                    .addLong(row.getLong("generation"))
                    .addBuffer(Buffer.buffer(fresh.bytes()))
                    .addString(fresh.keyId())
                    .addString(old);
            return pool.preparedQuery(AccountSql.RESEALED).execute(values).map(rows -> rows.rowCount());
        } catch (CannotOpen e) {
            LOG.errorf("%s cannot be encrypted anew: %s", id.words(), e.words());
            return Uni.createFrom().item(0);
        }
    }

    private static AccountId lastOf(List<Row> rows) {
        return Accounts.id(rows.get(rows.size() - 1));
    }
}
