package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.Timer;
import dev.ratiomesh.delivery.Timers;
import dev.ratiomesh.delivery.secrets.CredentialsConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.outbound.Reseal;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Looks now and then for tokens of retired keys: one page a look, from the beginning again when the end is reached. */
@ApplicationScoped
class ResealTimer {
    private static final Logger LOG = Logger.getLogger(ResealTimer.class);

    private final Reseal reseal;
    private final CredentialsConfig config;
    private final Timer timer;
    private volatile String last = "";

    ResealTimer(Timers timers, Reseal reseal, FleetConfig config) {
        this.reseal = reseal;
        this.config = config.credentials();
        this.timer = timers.unwatched("reseal", this.config.resealEvery(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    private Uni<Boolean> look() {
        return reseal.page(last, config.resealBatch()).map(page -> {
            last = page.last();
            if (page.resealed() > 0) {
                LOG.infof("Encrypted %d tokens of retired keys with the active one", page.resealed());
            }
            return false;
        });
    }
}
