package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.Timer;
import dev.ratiomesh.delivery.Timers;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.DueWork;
import dev.ratiomesh.order.placing.outbound.DueWork.Claim;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    private final Clock clock;
    private final OrderConfig.Work config;
    private final Timer timer;
    private final AtomicInteger busy = new AtomicInteger();

    DueOrders(DueWork due, OrderWork work, Clock clock, Timers timers, OrderConfig config) {
        this.due = due;
        this.work = work;
        this.clock = clock;
        this.config = config.work();
        this.timer = timers.watched("due-orders", this.config.every(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    /** Looks for due orders now; at most one look runs and one waits. */
    void wake() {
        timer.wake();
    }

    /** True when there may be more. A look that fails is progress too: the lanes tell when the database is away for long. */
    private Uni<Boolean> look() {
        Instant now = clock.instant();
        int free = config.batch() - busy.get();
        return due.endOfStopped(now)
                .chain(() -> free <= 0 ? Uni.createFrom().item(List.<Claim>of()) : due.claim(now, free, config.lease()))
                .map(claims -> {
                    claims.forEach(this::begin);
                    return free > 0 && claims.size() == free;
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("Due orders will be looked for again: %s", failure);
                    return false;
                });
    }

    private void begin(Claim claim) {
        busy.incrementAndGet();
        timer.work(() -> work.on(claim))
                .onTermination()
                .invoke(busy::decrementAndGet)
                .subscribe()
                .with(
                        done -> wake(),
                        // The lease ends by itself, and whoever claims the order then asks the provider first.
                        failure -> LOG.errorf(failure, "Work on order=%s is left to a later claim", claim.orderId()));
    }
}
