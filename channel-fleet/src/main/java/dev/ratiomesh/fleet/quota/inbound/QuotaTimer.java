package dev.ratiomesh.fleet.quota.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.quota.outbound.QuotaDays;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Looks whether a quota day has begun, so that the reset is told even when nobody spends anything. */
@ApplicationScoped
class QuotaTimer {
    private final PollingTimer timer;

    QuotaTimer(PollingTimers timers, QuotaDays days, Clock clock, FleetConfig config) {
        this.timer = timers.watched("quota-day", config.quota().pollInterval(), () -> days.look(clock.instant())
                .replaceWith(false));
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }
}
