package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.delivery.store.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whose a channel is. */
@ApplicationScoped
public class ChannelTenants {
    private static final String TENANT = "SELECT tenant_id FROM channel WHERE id = $1";

    private final Pool pool;

    ChannelTenants(Pool pool) {
        this.pool = pool;
    }

    public Uni<Optional<String>> of(String channelId) {
        return pool.preparedQuery(TENANT)
                .execute(Tuple.of(channelId))
                .map(rows -> Rows.first(rows, row -> row.getString("tenant_id")));
    }
}
