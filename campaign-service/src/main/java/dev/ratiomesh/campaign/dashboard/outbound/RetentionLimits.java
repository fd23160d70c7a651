package dev.ratiomesh.campaign.dashboard.outbound;

import dev.ratiomesh.delivery.store.RowPurge;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What of the projections grows too old. */
@ApplicationScoped
public class RetentionLimits {
    private final RowPurge rows;

    RetentionLimits(Pool pool) {
        this.rows = new RowPurge(pool);
    }

    public Uni<Void> deleteHistory(Duration older) {
        return rows.forget("snapshot", "observed_at", older)
                .chain(() -> rows.forget("target", "observed_at", older))
                .chain(() -> rows.forget("command_outcome", "at", older));
    }

    public Uni<Void> deleteChanges(Duration older) {
        return rows.forget("change", "at", older);
    }
}
