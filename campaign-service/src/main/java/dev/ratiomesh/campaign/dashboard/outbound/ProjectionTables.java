package dev.ratiomesh.campaign.dashboard.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** All that can be made again from the topics. */
@ApplicationScoped
public class ProjectionTables {
    private final Pool pool;

    ProjectionTables(Pool pool) {
        this.pool = pool;
    }

    /** The changes stay: they are how open streams hear that everything is new. */
    public Uni<Void> empty() {
        return pool.query("TRUNCATE campaign_view, snapshot, target, order_view, order_refusal, command_outcome")
                .execute()
                .replaceWithVoid();
    }
}
