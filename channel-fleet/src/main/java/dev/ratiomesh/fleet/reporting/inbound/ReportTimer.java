package dev.ratiomesh.fleet.reporting.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.ReportsConfig;
import dev.ratiomesh.fleet.reporting.ReportFetch;
import dev.ratiomesh.fleet.reporting.ReportPeriod;
import dev.ratiomesh.fleet.reporting.outbound.AnalyticsClient;
import dev.ratiomesh.fleet.reporting.outbound.ReportStore;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Fetches the reports that are due. A late report does no harm, so the liveness check ignores this timer. */
@ApplicationScoped
class ReportTimer {
    private final ReportStore reports;
    private final AnalyticsClient analytics;
    private final ReportsConfig config;
    private final Clock clock;
    private final PollingTimer timer;

    ReportTimer(ReportStore reports, AnalyticsClient analytics, FleetConfig config, Clock clock, PollingTimers timers) {
        this.reports = reports;
        this.analytics = analytics;
        this.config = config.reports();
        this.clock = clock;
        this.timer = timers.unwatched("reports", this.config.pollInterval(), this::poll);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    private Uni<Boolean> poll() {
        Instant now = clock.instant();
        return reports.syncSubjects(now, config.videos())
                .chain(() -> reports.claim(now, config.claimSize(), config.lease()))
                .chain(claims -> fetchInTurn(claims).replaceWith(claims.size() == config.claimSize()));
    }

    private Uni<Void> fetchInTurn(List<ReportStore.ReportClaim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUniAndConcatenate(claim -> timer.work(() -> fetch(claim)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> fetch(ReportStore.ReportClaim claim) {
        Instant now = clock.instant();
        return reports.droppedSince(now.minus(config.askAgain()))
                .chain(dropped -> analytics.fetch(claim.subject(), ReportPeriod.before(now, config.days()), dropped))
                .chain(fetched -> reports.save(claim, fetched, now, dueAt(fetched, now)));
    }

    private Instant dueAt(ReportFetch fetched, Instant now) {
        if (fetched.stopReason() == null) {
            return now.plus(config.refreshInterval());
        }
        Instant retryAt = fetched.retryAt();
        return retryAt == null ? now.plus(config.retryDelay()) : retryAt;
    }
}
