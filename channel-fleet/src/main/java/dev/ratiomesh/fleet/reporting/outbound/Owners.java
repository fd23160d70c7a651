package dev.ratiomesh.fleet.reporting.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whose channel it is. */
@ApplicationScoped
public class Owners {
    private static final String TENANT = "SELECT tenant_id FROM channel WHERE id = $1";

    private final Pool pool;

    Owners(Pool pool) {
        this.pool = pool;
    }

    /** Empty when there is no such channel. */
    public Uni<Optional<String>> tenantOf(String channelId) {
        return pool.preparedQuery(TENANT)
                .execute(Tuple.of(channelId))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("tenant_id")));
    }
}
