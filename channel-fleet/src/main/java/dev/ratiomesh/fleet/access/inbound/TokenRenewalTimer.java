package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.work.WorkerPool;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantClaim;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenRenewal;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Runs the workers that renew access tokens before they expire. They claim again when half of their slots are free, so that
 * grants are claimed in batches.
 */
@ApplicationScoped
class TokenRenewalTimer {
    private final WorkerPool<GrantClaim> workers;

    TokenRenewalTimer(PollingTimers timers, TokenRenewal renewal, FleetConfig config) {
        AccessConfig access = config.access();
        this.workers = WorkerPool.<GrantClaim>named(
                        "token-renewal", timers, access.pollInterval(), access.maxInProgress())
                .claims(renewal::claimDue)
                .work(renewal::renew)
                .label(claim -> "the token of channel=" + claim.channelId())
                .wakeAt(access.maxInProgress() / 2)
                .build();
    }

    void start(@Observes StartupEvent starting) {
        workers.start();
    }
}
