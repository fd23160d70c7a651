package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.outbound.gateway.CallStatistics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes the statistics of API calls to the database at a configured interval; the liveness check ignores this timer. */
@ApplicationScoped
class CallStatisticsTimer {
    private final PollingTimer timer;

    CallStatisticsTimer(PollingTimers timers, CallStatistics statistics, FleetConfig config) {
        this.timer = timers.unwatched("call-record", config.access().pollInterval(), () -> statistics
                .flush()
                .replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
