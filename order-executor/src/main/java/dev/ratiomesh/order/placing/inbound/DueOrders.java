package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.Progress;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.DueWork;
import dev.ratiomesh.order.placing.outbound.DueWork.Claim;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The timer of due work. It claims as many due orders as it has free hands, and each claimed order is worked on by
 * itself, so that a slow provider account holds up nobody else's orders.
 */
@ApplicationScoped
class DueOrders {
    private static final Logger LOG = Logger.getLogger(DueOrders.class);

    private final DueWork due;
    private final OrderWork work;
    private final Hands hands;
    private final OrderConfig.Work config;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean stopped;

    DueOrders(DueWork due, OrderWork work, Hands hands, OrderConfig config) {
        this.due = due;
        this.work = work;
        this.hands = hands;
        this.config = config.work();
    }

    void start(@Observes StartupEvent starting) {
        hands.every(config.every(), this::wake);
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    /** Looks for due orders now; at most one look runs and one waits. */
    void wake() {
        again.set(true);
        if (!stopped && looking.compareAndSet(false, true)) {
            hands.alone(this::look).subscribe().with(this::looked, failure -> {
                LOG.warnf("Due orders will be looked for again: %s", failure);
                again.set(false);
                looked(false);
            });
        }
    }

    /** True when there may be more. */
    private Uni<Boolean> look() {
        again.set(false);
        Instant now = hands.now();
        int free = config.batch() - busy.get();
        return due.endOfStopped(now)
                .chain(() -> free <= 0 ? Uni.createFrom().item(List.<Claim>of()) : due.claim(now, free, config.lease()))
                .map(claims -> {
                    claims.forEach(this::begin);
                    return free > 0 && claims.size() == free;
                });
    }

    private void looked(boolean more) {
        hands.tick();
        looking.set(false);
        if (more || again.get()) {
            wake();
        }
    }

    private void begin(Claim claim) {
        busy.incrementAndGet();
        Progress.Work tracked = hands.begin();
        hands.alone(() -> work.on(claim))
                .onTermination()
                .invoke(() -> {
                    tracked.end();
                    busy.decrementAndGet();
                })
                .subscribe()
                .with(
                        done -> wake(),
                        // The lease ends by itself, and whoever claims the order then asks the provider first.
                        failure -> LOG.errorf(failure, "Work on order=%s is left to a later claim", claim.orderId()));
    }
}
