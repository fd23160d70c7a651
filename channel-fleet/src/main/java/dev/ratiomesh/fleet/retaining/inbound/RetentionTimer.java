package dev.ratiomesh.fleet.retaining.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.retaining.outbound.RetentionStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** Forgets every ten minutes; the limits are days. */
@ApplicationScoped
class RetentionTimer {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final PollingTimer timer;

    RetentionTimer(RetentionStore data, Clock clock, PollingTimers timers) {
        this.timer = timers.unwatched(
                "forgetting", EVERY, () -> data.forget(clock.instant()).replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
