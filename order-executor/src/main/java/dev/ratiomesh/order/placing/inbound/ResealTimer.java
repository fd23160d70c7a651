package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.secrets.CredentialsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.credentials.AccountId;
import dev.ratiomesh.order.placing.outbound.Reseal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks now and then for tokens of retired keys: one page a look, from the beginning again when the end is reached. */
@ApplicationScoped
class ResealTimer {
    private static final Logger LOG = Logger.getLogger(ResealTimer.class);

    private final Reseal reseal;
    private final Hands hands;
    private final CredentialsConfig config;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable AccountId last;
    private volatile boolean stopped;

    ResealTimer(Reseal reseal, Hands hands, OrderConfig config) {
        this.reseal = reseal;
        this.hands = hands;
        this.config = config.credentials();
    }

    void start(@Observes StartupEvent starting) {
        hands.every(config.resealEvery(), this::look);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    private void look() {
        if (stopped || !looking.compareAndSet(false, true)) {
            return;
        }
        hands.alone(() -> reseal.page(last, config.resealBatch()))
                .onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(this::looked, failure -> LOG.warnf("Tokens will be looked at again: %s", failure));
    }

    private void looked(Reseal.Page page) {
        last = page.last();
        if (page.resealed() > 0) {
            LOG.infof("Encrypted %d tokens of retired keys with the active one", page.resealed());
        }
    }
}
