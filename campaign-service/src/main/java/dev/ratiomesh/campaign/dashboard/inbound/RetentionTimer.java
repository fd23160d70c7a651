package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.outbound.RetentionLimits;
import dev.ratiomesh.delivery.TransientFailures;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Deletes expired rows of the projections once a minute. */
@ApplicationScoped
class RetentionTimer {
    private static final Logger LOG = Logger.getLogger(RetentionTimer.class);

    private final RetentionLimits limits;
    private final CampaignConfig config;

    RetentionTimer(RetentionLimits limits, CampaignConfig config) {
        this.limits = limits;
        this.config = config;
    }

    @Scheduled(
            identity = "forgetting",
            every = "60s",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return limits.deleteHistory(config.keepHistory())
                .chain(() -> limits.deleteChanges(config.keepChanges()))
                .onFailure(TransientFailures::isTransient)
                .recoverWithUni(failure -> {
                    LOG.warnf("Deleting expired rows failed, retry in a minute: %s", failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
