package dev.ratiomesh.fleet.quota.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.outbound.QuotaLedger;
import dev.ratiomesh.fleet.quota.outbound.QuotaMeters;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Opens each quota day on a schedule, so that the reset is published even when no call is made, and refreshes the metrics.
 */
@ApplicationScoped
class QuotaTimer {
    private final QuotaLedger ledger;
    private final QuotaMeters meters;
    private final Clock clock;
    private final PollingTimer timer;

    QuotaTimer(PollingTimers timers, QuotaLedger ledger, QuotaMeters meters, Clock clock, FleetConfig config) {
        this.ledger = ledger;
        this.meters = meters;
        this.clock = clock;
        this.timer = timers.watched("quota-day", config.quota().pollInterval(), this::poll);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    /** Produces the configured policy; static, because the timer itself depends on beans that need the policy. */
    @Produces
    @Singleton
    static QuotaPolicy policy(FleetConfig config) {
        return QuotaPolicy.fromConfig(config.quota());
    }

    private Uni<Boolean> poll() {
        Instant now = clock.instant();
        return ledger.openDays(now).chain(() -> meters.refresh(now)).replaceWith(false);
    }
}
