package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.delivery.store.RowPurge;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes the rows of the projections that are retention than their retention. */
@ApplicationScoped
public class RetentionLimits {
    private final RowPurge rows;

    RetentionLimits(Pool pool) {
        this.rows = new RowPurge(pool);
    }

    public Uni<Void> deleteHistory(Duration retention) {
        return rows.deleteOlderThan("snapshot", "observed_at", retention)
                .chain(() -> rows.deleteOlderThan("target", "observed_at", retention))
                .chain(() -> rows.deleteOlderThan("command_outcome", "at", retention));
    }

    public Uni<Void> deleteChanges(Duration retention) {
        return rows.deleteOlderThan("change", "at", retention);
    }
}
