package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.poller.reading.CallDecision;
import dev.ratiomesh.poller.reading.ClaimedVideo;
import dev.ratiomesh.poller.reading.outbound.PollQuotaLedger;
import dev.ratiomesh.poller.reading.outbound.VideoQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** From "may a call be made" to the call: quota first, since without it no video needs to be claimed. */
@ApplicationScoped
class PollStep {
    private final PollThrottle gate;
    private final PollQuotaLedger ledger;
    private final VideoQueue videos;
    private final PollPlanner planner;
    private final PollCall call;

    PollStep(PollThrottle gate, PollQuotaLedger ledger, VideoQueue videos, PollPlanner planner, PollCall call) {
        this.gate = gate;
        this.ledger = ledger;
        this.videos = videos;
        this.planner = planner;
        this.call = call;
    }

    /** Makes at most one call; true when another makes sense now. */
    Uni<Boolean> run(Instant now) {
        if (gate.isBackingOff(now)) {
            return Uni.createFrom().item(false);
        }
        return ledger.load(now)
                .chain(quota -> gate.decide(quota, now) instanceof CallDecision.Permit permit
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
                        ? call.make(new PollBatch(day, permit.bucket(), claims))
                        : videos.release(claims).replaceWith(false));
    }
}
