package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.Timer;
import dev.ratiomesh.delivery.Timers;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.outbound.Claim;
import dev.ratiomesh.fleet.access.outbound.Renewing;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Renews tokens before they end. It claims as many as it has free hands, and wakes itself when half of them are free again. */
@ApplicationScoped
class RenewTimer {
    private static final Logger LOG = Logger.getLogger(RenewTimer.class);

    private final Renewing renewing;
    private final AccessConfig config;
    private final Timer timer;
    private final AtomicInteger busy = new AtomicInteger();

    RenewTimer(Timers timers, Renewing renewing, FleetConfig config) {
        this.renewing = renewing;
        this.config = config.access();
        this.timer = timers.watched("token-renewal", this.config.every(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    private Uni<Boolean> look() {
        int free = config.batch() - busy.get();
        if (free <= 0) {
            return Uni.createFrom().item(false);
        }
        return renewing.claimDue(free).map(claims -> {
            claims.forEach(this::begin);
            return false;
        });
    }

    private void begin(Claim claim) {
        busy.incrementAndGet();
        timer.work(() -> renewing.renew(claim))
                .onTermination()
                .invoke(this::ended)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "The token of channel=%s is due again when the lease ends: %s",
                                claim.channelId(), failure));
    }

    private void ended() {
        if (busy.decrementAndGet() <= config.batch() / 2) {
            timer.wake();
        }
    }
}
