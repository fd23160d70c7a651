package dev.ratiomesh.fleet.access.outbound.channel;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.access.ChannelDirectory;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Implements the channel directory on the {@code channel} table, outside the caller's transaction. */
@ApplicationScoped
class StoredChannels implements ChannelDirectory {
    private static final String SELECT_TENANT = "SELECT tenant_id FROM channel WHERE id = $1";

    private final Pool pool;

    StoredChannels(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Optional<String>> tenantOf(String channelId) {
        return pool.preparedQuery(SELECT_TENANT)
                .execute(Tuple.of(channelId))
                .map(rows -> PgRows.first(rows, row -> row.getString("tenant_id")))
                .subscribeAsCompletionStage();
    }
}
