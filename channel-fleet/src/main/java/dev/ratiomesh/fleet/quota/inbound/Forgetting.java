package dev.ratiomesh.fleet.quota.inbound;

import dev.ratiomesh.delivery.store.OldRows;
import dev.ratiomesh.fleet.FleetConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets quota days of long ago, and the shares of them. */
@ApplicationScoped
class Forgetting {
    private final OldRows rows;
    private final int days;

    Forgetting(Pool pool, FleetConfig config) {
        this.rows = new OldRows(pool);
        this.days = (int) config.quota().keep().toDays();
    }

    @Scheduled(
            identity = "quota-forgets",
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return rows.forgetWhere("quota_bucket", "day < current_date - $1::int", days);
    }
}
