package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.poller.reading.Choice;
import dev.ratiomesh.poller.reading.Claim;
import dev.ratiomesh.poller.reading.outbound.Ledger;
import dev.ratiomesh.poller.reading.outbound.Videos;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** From "may a call be made" to the call: quota first, since without it no video needs to be claimed. */
@ApplicationScoped
class PollStep {
    private final Gate gate;
    private final Ledger ledger;
    private final Videos videos;
    private final Planner planner;
    private final PollCall call;

    PollStep(Gate gate, Ledger ledger, Videos videos, Planner planner, PollCall call) {
        this.gate = gate;
        this.ledger = ledger;
        this.videos = videos;
        this.planner = planner;
        this.call = call;
    }

    /** Makes at most one call; true when another makes sense now. */
    Uni<Boolean> run(Instant now) {
        if (gate.rests(now)) {
            return Uni.createFrom().item(false);
        }
        return ledger.at(now)
                .chain(quota -> gate.pass(quota, now) instanceof Choice.Permit permit
                        ? claim(quota.day(), permit, now)
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> claim(QuotaDay day, Choice.Permit permit, Instant now) {
        return videos.claim(now, planner.plan().ahead())
                .chain(claims -> claims.isEmpty() ? Uni.createFrom().item(false) : reserve(day, permit, claims, now));
    }

    private Uni<Boolean> reserve(QuotaDay day, Choice.Permit permit, List<Claim> claims, Instant now) {
        return ledger.reserve(day, permit, now)
                .chain(reserved -> reserved
                        ? call.make(new Batch(day, permit.bucket(), claims))
                        : videos.release(claims).replaceWith(false));
    }
}
