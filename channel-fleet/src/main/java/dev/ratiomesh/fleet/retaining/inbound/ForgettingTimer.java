package dev.ratiomesh.fleet.retaining.inbound;

import dev.ratiomesh.delivery.Timer;
import dev.ratiomesh.delivery.Timers;
import dev.ratiomesh.fleet.retaining.outbound.OldData;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** Forgets every ten minutes; the limits are days. */
@ApplicationScoped
class ForgettingTimer {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final Timer timer;

    ForgettingTimer(OldData data, Clock clock, Timers timers) {
        this.timer = timers.unwatched(
                "forgetting", EVERY, () -> data.forget(clock.instant()).replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
