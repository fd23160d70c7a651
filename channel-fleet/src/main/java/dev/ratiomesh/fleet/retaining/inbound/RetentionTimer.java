package dev.ratiomesh.fleet.retaining.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.retaining.outbound.RetentionStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** Deletes expired data every ten minutes, often enough for retention times of days. */
@ApplicationScoped
class RetentionTimer {
    private static final Duration POLL_INTERVAL = Duration.ofMinutes(10);

    private final PollingTimer timer;

    RetentionTimer(RetentionStore store, Clock clock, PollingTimers timers) {
        this.timer = timers.unwatched("forgetting", POLL_INTERVAL, () -> store.deleteExpired(clock.instant())
                .replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
