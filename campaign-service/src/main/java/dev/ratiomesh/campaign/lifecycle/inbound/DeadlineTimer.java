package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.delivery.TransientFailures;
import dev.ratiomesh.delivery.runtime.ProgressTracker;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Completes overdue campaigns once a second. */
@ApplicationScoped
class DeadlineTimer {
    private static final Logger LOG = Logger.getLogger(DeadlineTimer.class);

    private final CampaignCompletion completions;
    private final ProgressTracker progress;

    DeadlineTimer(CampaignCompletion completions, ProgressTracker progress) {
        this.completions = completions;
        this.progress = progress;
    }

    @Scheduled(identity = "deadlines", every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> poll() {
        return completions
                .completeOverdue()
                .onFailure(TransientFailures::isTransient)
                .recoverWithUni(failure -> {
                    LOG.warnf("Checking deadlines failed, retry in a second: %s", failure);
                    return Uni.createFrom().voidItem();
                })
                .invoke(() -> progress.tick("deadlines"));
    }
}
