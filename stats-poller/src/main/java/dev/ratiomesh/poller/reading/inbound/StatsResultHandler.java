package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.reading.StatsResult;
import dev.ratiomesh.poller.reading.VideoReading;
import dev.ratiomesh.poller.reading.outbound.QuotaLedger;
import dev.ratiomesh.poller.reading.outbound.SnapshotPublisher;
import dev.ratiomesh.poller.reading.outbound.VideoQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What follows from an answer. */
@ApplicationScoped
class StatsResultHandler {
    private final QuotaLedger ledger;
    private final VideoQueue videos;
    private final SnapshotPublisher snapshots;
    private final PollPlanner planner;
    private final PollThrottle gate;

    StatsResultHandler(
            QuotaLedger ledger,
            VideoQueue videos,
            SnapshotPublisher snapshots,
            PollPlanner planner,
            PollThrottle gate) {
        this.ledger = ledger;
        this.videos = videos;
        this.snapshots = snapshots;
        this.planner = planner;
        this.gate = gate;
    }

    /** Carries it out; true when another call makes sense now. */
    Uni<Boolean> of(StatsResult answer, PollBatch batch, Instant now) {
        if (answer instanceof StatsResult.Stats read) {
            gate.answered();
            return read(planner.rhythm().marks(batch.claims(), read, planner.plan(), now));
        }
        // A day that has just begun is not used up: it is YouTube that still counts the day before.
        if (answer instanceof StatsResult.QuotaExhausted && !batch.day().isResetUncertain(now)) {
            return ledger.exhaust(batch.bucket(), batch.day())
                    .chain(() -> videos.release(batch.claims()))
                    .replaceWith(true);
        }
        rest(answer, now);
        return videos.release(batch.claims()).replaceWith(false);
    }

    /** Told first, marked then: a crash in between costs one more reading, the other way round one would be lost. */
    private Uni<Boolean> read(List<VideoReading> marks) {
        return snapshots.publish(marks).chain(() -> videos.saveReading(marks)).replaceWith(true);
    }

    private void rest(StatsResult answer, Instant now) {
        if (answer instanceof StatsResult.RequestRefused refused) {
            gate.refused(refused.reason(), now);
        } else if (answer instanceof StatsResult.RetryLater busy) {
            gate.busy(busy.reason(), now);
        } else if (answer instanceof StatsResult.QuotaExhausted spent) {
            gate.busy(spent.reason(), now);
        }
    }
}
