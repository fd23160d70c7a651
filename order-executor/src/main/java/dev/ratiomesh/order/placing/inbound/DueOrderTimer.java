package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.WorkerPool;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.store.OrderWorkQueue;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Starts the workers of due orders. A slow provider account holds up no other account's orders. */
@ApplicationScoped
class DueOrderTimer {
    private final WorkerPool<Claim> pool;

    DueOrderTimer(OrderWorkQueue due, OrderWorker work, Clock clock, PollingTimers timers, OrderConfig orders) {
        OrderConfig.WorkConfig config = orders.work();
        this.pool = WorkerPool.<Claim>named("due-orders", timers, config.pollInterval(), config.maxInProgress())
                .before(() -> due.requestEndOfStopped(clock.instant()))
                .claims(free -> due.claim(clock.instant(), free, config.lease()))
                // Whoever claims an order whose work failed asks the provider first.
                .work(work::handle)
                .label(claim -> "order=" + claim.id())
                .tolerant()
                .build();
    }

    void start(@Observes StartupEvent starting) {
        pool.start();
    }

    /** Looks for due orders now; at most one look runs and one waits. */
    void wake() {
        pool.wake();
    }
}
