package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.outbound.oauth.RevocationQueue;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Revokes the grants of disconnected channels at Google. The liveness check ignores this timer, since Google may be down.
 */
@ApplicationScoped
class RevocationTimer {
    private final RevocationQueue revocations;
    private final AccessConfig config;
    private final PollingTimer timer;

    RevocationTimer(PollingTimers timers, RevocationQueue revocations, FleetConfig config) {
        this.revocations = revocations;
        this.config = config.access();
        this.timer = timers.unwatched("revocation", this.config.pollInterval(), this::poll);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    void wake() {
        timer.wake();
    }

    private Uni<Boolean> poll() {
        return revocations.claim(config.maxInProgress()).chain(claims -> revokeAll(claims)
                .replaceWith(claims.size() == config.maxInProgress()));
    }

    private Uni<Void> revokeAll(List<RevocationQueue.RevocationClaim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUni(revocations::revoke)
                .merge(config.maxInProgress())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
