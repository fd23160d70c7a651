package dev.ratiomesh.campaign.dashboard.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Empties the tables that can be rebuilt from the topics. */
@ApplicationScoped
public class ProjectionTables {
    private final Pool pool;

    ProjectionTables(Pool pool) {
        this.pool = pool;
    }

    /** Empties every projection. The changes stay, because open streams learn of the rebuilt rows from them. */
    public Uni<Void> empty() {
        return pool.query("TRUNCATE campaign_view, snapshot, target, order_view, order_refusal, command_outcome")
                .execute()
                .replaceWithVoid();
    }
}
