package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.outbound.Changes;
import dev.ratiomesh.campaign.dashboard.outbound.History;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what may no longer be kept or is no longer needed, once a minute. */
@ApplicationScoped
class Forgetting {
    private final History history;
    private final Changes changes;
    private final CampaignConfig config;

    Forgetting(History history, Changes changes, CampaignConfig config) {
        this.history = history;
        this.changes = changes;
        this.config = config;
    }

    @Scheduled(
            identity = "forgetting",
            every = "60s",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return history.forget(config.keepHistory()).chain(() -> changes.forget(config.keepChanges()));
    }
}
