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

/** Fetches reports that are due. A report that is late harms nobody, so the service does not live by it. */
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
        this.timer = timers.unwatched("reports", this.config.pollInterval(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    private Uni<Boolean> look() {
        Instant now = clock.instant();
        return reports.agreeOnSubjects(now, config.videos())
                .chain(() -> reports.claim(now, config.claimSize(), config.lease()))
                .chain(claims -> all(claims).replaceWith(claims.size() == config.claimSize()));
    }

    private Uni<Void> all(List<ReportStore.ReportClaim> claims) {
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
                .chain(known -> analytics.fetch(claim.subject(), ReportPeriod.before(now, config.days()), known))
                .chain(fetched -> reports.write(claim, fetched, now, dueAt(fetched, now)));
    }

    private Instant dueAt(ReportFetch fetched, Instant now) {
        if (fetched.stopReason() == null) {
            return now.plus(config.refreshInterval());
        }
        Instant until = fetched.until();
        return until == null ? now.plus(config.retryDelay()) : until;
    }
}
