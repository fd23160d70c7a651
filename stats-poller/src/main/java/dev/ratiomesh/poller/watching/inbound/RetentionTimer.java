package dev.ratiomesh.poller.watching.inbound;

import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.watching.outbound.AdOrderStore;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes ended orders and campaigns after the retention time. */
@ApplicationScoped
class RetentionTimer {
    private final AdOrderStore adOrders;
    private final Clock clock;
    private final PollerConfig config;

    RetentionTimer(AdOrderStore adOrders, Clock clock, PollerConfig config) {
        this.adOrders = adOrders;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            identity = "watching-forgets",
            every = "10m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> deleteExpired() {
        return adOrders.deleteBefore(clock.instant().minus(config.keep()));
    }
}
