package dev.ratiomesh.fleet.access.outbound.channel;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.access.ChannelDirectory;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The channel table answers the directory's questions, outside any transaction of the asker. */
@ApplicationScoped
class StoredChannels implements ChannelDirectory {
    private static final String TENANT = "SELECT tenant_id FROM channel WHERE id = $1";

    private final Pool pool;

    StoredChannels(Pool pool) {
        this.pool = pool;
    }

    @Override
    public CompletionStage<Optional<String>> tenantOf(String channelId) {
        return pool.preparedQuery(TENANT)
                .execute(Tuple.of(channelId))
                .map(rows -> PgRows.first(rows, row -> row.getString("tenant_id")))
                .subscribeAsCompletionStage();
    }
}
