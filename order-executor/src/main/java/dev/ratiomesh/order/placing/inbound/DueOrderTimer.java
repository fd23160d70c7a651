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

/** Claims due orders and starts a worker for each. A slow provider account delays no other account's orders. */
@ApplicationScoped
class DueOrderTimer {
    private final WorkerPool<Claim> pool;

    DueOrderTimer(OrderWorkQueue queue, OrderWorker worker, Clock clock, PollingTimers timers, OrderConfig orders) {
        OrderConfig.WorkConfig config = orders.work();
        this.pool = WorkerPool.<Claim>named("due-orders", timers, config.pollInterval(), config.maxInProgress())
                .before(() -> queue.requestEndOfStopped(clock.instant()))
                .claims(free -> queue.claim(clock.instant(), free, config.lease()))
                // The next claim of an order whose work failed starts with a lookup at the provider.
                .work(worker::handle)
                .label(claim -> "order=" + claim.id())
                .tolerateFailures()
                .build();
    }

    void start(@Observes StartupEvent starting) {
        pool.start();
    }

    /** Polls for due orders now; at most one poll runs and one waits. */
    void wake() {
        pool.wake();
    }
}
