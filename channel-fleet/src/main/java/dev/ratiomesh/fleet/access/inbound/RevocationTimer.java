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

/** Gives grants back that are no longer wanted. Google's being away for long harms nothing else. */
@ApplicationScoped
class RevocationTimer {
    private final RevocationQueue revocations;
    private final AccessConfig config;
    private final PollingTimer timer;

    RevocationTimer(PollingTimers timers, RevocationQueue revocations, FleetConfig config) {
        this.revocations = revocations;
        this.config = config.access();
        this.timer = timers.unwatched("revocation", this.config.pollInterval(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    void wake() {
        timer.wake();
    }

    private Uni<Boolean> look() {
        return revocations.claim(config.maxInProgress()).chain(due -> all(due).replaceWith(
                        due.size() == config.maxInProgress()));
    }

    private Uni<Void> all(List<RevocationQueue.RevocationClaim> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUni(revocations::revoke)
                .merge(config.maxInProgress())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
