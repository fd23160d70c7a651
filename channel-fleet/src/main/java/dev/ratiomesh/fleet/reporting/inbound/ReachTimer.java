package dev.ratiomesh.fleet.reporting.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.ReportsConfig;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.reporting.ReachFiles;
import dev.ratiomesh.fleet.reporting.outbound.ReachStore;
import dev.ratiomesh.fleet.reporting.outbound.ReportingClient;
import dev.ratiomesh.fleet.reporting.outbound.ReportingClient.ReportingStoppedException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Reads the daily files about impressions, each once. */
@ApplicationScoped
class ReachTimer {
    private final ReachStore jobs;
    private final ReportingClient reporting;
    private final ReportsConfig config;
    private final Clock clock;
    private final PollingTimer timer;

    ReachTimer(ReachStore jobs, ReportingClient reporting, FleetConfig config, Clock clock, PollingTimers timers) {
        this.jobs = jobs;
        this.reporting = reporting;
        this.config = config.reports();
        this.clock = clock;
        this.timer = timers.unwatched("reach", this.config.pollInterval(), this::look);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    private Uni<Boolean> look() {
        Instant now = clock.instant();
        return jobs.syncChannels(now)
                .chain(() -> jobs.claim(now, config.claimSize(), config.lease()))
                .chain(claims -> inTurn(claims).replaceWith(claims.size() == config.claimSize()));
    }

    private Uni<Void> inTurn(List<ReachStore.ReachClaim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUniAndConcatenate(claim -> timer.work(() -> fetch(claim)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> fetch(ReachStore.ReachClaim claim) {
        ApiCaller who = ApiCaller.channelOwner(claim.tenantId(), claim.channelId());
        return job(claim, who)
                .chain(job -> reporting.files(who, job, claim.readUpTo()))
                .chain(files -> Multi.createFrom()
                        .iterable(ReachFiles.first(files, config.files(), ReportingClient.File::madeAt))
                        .onItem()
                        .transformToUniAndConcatenate(file -> reporting
                                .read(who, file)
                                .chain(rows -> jobs.read(claim, rows, file.madeAt(), clock.instant())))
                        .collect()
                        .last()
                        .replaceWith(files.size() > config.files()))
                .chain(more -> jobs.done(
                        claim, more ? clock.instant() : clock.instant().plus(config.refreshInterval()), null))
                .onFailure(ReportingStoppedException.class)
                .recoverWithUni(
                        failure -> jobs.done(claim, later((ReportingStoppedException) failure), failure.getMessage()));
    }

    private Uni<String> job(ReachStore.ReachClaim claim, ApiCaller who) {
        String known = claim.jobId();
        return known != null ? Uni.createFrom().item(known) : reporting.job(who).call(id -> jobs.made(claim, id));
    }

    private Instant later(ReportingStoppedException stopped) {
        Instant until = stopped.until();
        return until == null ? clock.instant().plus(config.retryDelay()) : until;
    }
}
