package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.CallDecision;
import dev.ratiomesh.poller.reading.ClaimedVideo;
import dev.ratiomesh.poller.reading.outbound.PollQuotaLedger;
import dev.ratiomesh.poller.reading.outbound.VideoQueue;
import dev.ratiomesh.poller.reading.outbound.YouTubeStatsClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Runs one poll cycle: refreshes the plan, then calls YouTube until no video is due, no call is allowed, or the cycle has
 * made its most calls. Quota comes before videos, since without quota no video need be claimed:
 *
 * <pre>
 *  decide ──▶ claim a batch ──▶ reserve a call ──▶ fetch ──▶ handle the result
 *    │             │                  │                           │
 *    ▼             ▼                  ▼                           ▼
 *  denied:       none due:          denied: release           next call, or
 *  end           end                the batch, end            end
 * </pre>
 */
@ApplicationScoped
class PollCycle {
    private final PollPlanner planner;
    private final PollThrottle throttle;
    private final PollQuotaLedger ledger;
    private final VideoQueue videos;
    private final YouTubeStatsClient youtube;
    private final StatsResultHandler results;
    private final Clock clock;
    private final int maxCalls;

    PollCycle(
            PollPlanner planner,
            PollThrottle throttle,
            PollQuotaLedger ledger,
            VideoQueue videos,
            YouTubeStatsClient youtube,
            StatsResultHandler results,
            Clock clock,
            PollerConfig config) {
        this.planner = planner;
        this.throttle = throttle;
        this.ledger = ledger;
        this.videos = videos;
        this.youtube = youtube;
        this.results = results;
        this.clock = clock;
        this.maxCalls = config.callsARound();
    }

    /** Runs the cycle; fails when the database or the broker does. */
    Uni<Void> run() {
        return Uni.createFrom().deferred(() -> planner.refresh(clock.instant())).chain(() -> makeCalls(maxCalls));
    }

    private Uni<Void> makeCalls(int remaining) {
        return remaining == 0
                ? Uni.createFrom().voidItem()
                : makeCall(clock.instant())
                        .chain(more -> more
                                ? makeCalls(remaining - 1)
                                : Uni.createFrom().voidItem());
    }

    /** Makes at most one call; true when the next call may follow at once. */
    private Uni<Boolean> makeCall(Instant now) {
        if (throttle.isBackingOff(now)) {
            return Uni.createFrom().item(false);
        }
        return ledger.load(now)
                .chain(quota -> throttle.decide(quota, now) instanceof CallDecision.Permit permit
                        ? claim(quota.day(), permit, now)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> claim(QuotaDay day, CallDecision.Permit permit, Instant now) {
        return videos.claim(now, planner.plan().readAhead())
                .chain(claims -> claims.isEmpty() ? Uni.createFrom().item(false) : reserve(day, permit, claims, now));
    }

    private Uni<Boolean> reserve(QuotaDay day, CallDecision.Permit permit, List<ClaimedVideo> claims, Instant now) {
        return ledger.reserve(day, permit, now)
                .chain(reserved -> reserved
                        ? fetch(new PollBatch(day, permit.bucket(), claims))
                        : videos.release(claims).replaceWith(false));
    }

    private Uni<Boolean> fetch(PollBatch batch) {
        return youtube.fetchStats(batch.bucket(), batch.videoIds())
                .chain(result -> results.handle(result, batch, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
