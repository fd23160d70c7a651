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

/** Starts the workers that renew tokens before they end. They claim again when half of their slots are free. */
@ApplicationScoped
class TokenRenewalTimer {
    private final WorkerPool<GrantClaim> pool;

    TokenRenewalTimer(PollingTimers timers, TokenRenewal renewing, FleetConfig fleet) {
        AccessConfig config = fleet.access();
        this.pool = WorkerPool.<GrantClaim>named("token-renewal", timers, config.pollInterval(), config.maxInProgress())
                .claims(renewing::claimDue)
                .work(renewing::renew)
                .label(claim -> "the token of channel=" + claim.channelId())
                .wakeAt(config.maxInProgress() / 2)
                .build();
    }

    void start(@Observes StartupEvent starting) {
        pool.start();
    }
}
