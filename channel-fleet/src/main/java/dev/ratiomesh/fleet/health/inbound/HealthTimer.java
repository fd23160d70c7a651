package dev.ratiomesh.fleet.health.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.health.outbound.HealthCheck;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Runs the health check of all channels at an interval. */
@ApplicationScoped
class HealthTimer {
    private final PollingTimer timer;

    HealthTimer(PollingTimers timers, HealthCheck check, Clock clock, FleetConfig config) {
        this.timer = timers.watched("channel-health", config.health().pollInterval(), () -> check.run(clock.instant())
                .replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
