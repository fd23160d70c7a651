package dev.ratiomesh.fleet.reporting.inbound;

import dev.ratiomesh.delivery.runtime.PollingTimer;
import dev.ratiomesh.delivery.runtime.PollingTimers;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.ReportsConfig;
import dev.ratiomesh.fleet.access.api.ApiCaller;
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
import java.util.function.Function;

/** Reads the daily files of thumbnail impressions, each once. The liveness check ignores this timer. */
@ApplicationScoped
class ReachTimer {
    private final ReachStore reachStore;
    private final ReportingClient reporting;
    private final ReportsConfig config;
    private final Clock clock;
    private final PollingTimer timer;

    ReachTimer(
            ReachStore reachStore, ReportingClient reporting, FleetConfig config, Clock clock, PollingTimers timers) {
        this.reachStore = reachStore;
        this.reporting = reporting;
        this.config = config.reports();
        this.clock = clock;
        this.timer = timers.unwatched("reach", this.config.pollInterval(), this::poll);
    }

    void start(@Observes StartupEvent starting) {
        timer.start();
    }

    private Uni<Boolean> poll() {
        Instant now = clock.instant();
        return reachStore
                .syncChannels(now)
                .chain(() -> reachStore.claim(now, config.claimSize(), config.lease()))
                .chain(claims -> fetchInTurn(claims).replaceWith(claims.size() == config.claimSize()));
    }

    private Uni<Void> fetchInTurn(List<ReachStore.ReachClaim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUniAndConcatenate(claim -> timer.work(() -> fetch(claim)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> fetch(ReachStore.ReachClaim claim) {
        ApiCaller owner = ApiCaller.channelOwner(claim.tenantId(), claim.channelId());
        return findOrCreateJob(claim, owner)
                .chain(job -> reporting.listFiles(owner, job, claim.readUpTo()))
                .chain(files -> Multi.createFrom()
                        .iterable(firstFiles(files, config.files(), ReportingClient.ReportFile::madeAt))
                        .onItem()
                        .transformToUniAndConcatenate(file -> reporting
                                .readFile(owner, file)
                                .chain(rows -> reachStore.saveFile(claim, rows, file.madeAt(), clock.instant())))
                        .collect()
                        .last()
                        .replaceWith(files.size() > config.files()))
                .chain(more -> reachStore.release(
                        claim, more ? clock.instant() : clock.instant().plus(config.refreshInterval()), null))
                .onFailure(ReportingStoppedException.class)
                .recoverWithUni(failure ->
                        reachStore.release(claim, retryAt((ReportingStoppedException) failure), failure.getMessage()));
    }

    private Uni<String> findOrCreateJob(ReachStore.ReachClaim claim, ApiCaller owner) {
        String jobId = claim.jobId();
        return jobId != null
                ? Uni.createFrom().item(jobId)
                : reporting.findOrCreateJob(owner).call(id -> reachStore.saveJobId(claim, id));
    }

    private Instant retryAt(ReportingStoppedException stopped) {
        Instant retryAt = stopped.retryAt();
        return retryAt == null ? clock.instant().plus(config.retryDelay()) : retryAt;
    }

    /**
     * Returns the first {@code limit} files, and those made at the same moment as the last of them: the store remembers what
     * it has read by that moment, and YouTube makes all files of a new job's history at once.
     *
     * @param files oldest first
     */
    static <F> List<F> firstFiles(List<F> files, int limit, Function<F, Instant> madeAt) {
        if (files.size() <= limit) {
            return files;
        }
        Instant last = madeAt.apply(files.get(limit - 1));
        return files.stream().filter(file -> !madeAt.apply(file).isAfter(last)).toList();
    }
}
