package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.reading.StatsResult;
import dev.ratiomesh.poller.reading.VideoReading;
import dev.ratiomesh.poller.reading.outbound.PollQuotaLedger;
import dev.ratiomesh.poller.reading.outbound.SnapshotPublisher;
import dev.ratiomesh.poller.reading.outbound.VideoQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What follows from an answer. */
@ApplicationScoped
class StatsResultHandler {
    private final PollQuotaLedger ledger;
    private final VideoQueue videos;
    private final SnapshotPublisher snapshots;
    private final PollPlanner planner;
    private final PollThrottle throttle;

    StatsResultHandler(
            PollQuotaLedger ledger,
            VideoQueue videos,
            SnapshotPublisher snapshots,
            PollPlanner planner,
            PollThrottle gate) {
        this.ledger = ledger;
        this.videos = videos;
        this.snapshots = snapshots;
        this.planner = planner;
        this.throttle = gate;
    }

    /** Carries it out; true when another call makes sense now. */
    Uni<Boolean> handle(StatsResult answer, PollBatch batch, Instant now) {
        if (answer instanceof StatsResult.Stats read) {
            throttle.recordSuccess();
            return publishAndSave(planner.schedule().toReadings(batch.claims(), read, planner.plan(), now));
        }
        // A day that has just begun is not used up: it is YouTube that still counts the day before.
        if (answer instanceof StatsResult.QuotaExhausted && !batch.day().isYoung(now)) {
            return ledger.markExhausted(batch.bucket(), batch.day())
                    .chain(() -> videos.release(batch.claims()))
                    .replaceWith(true);
        }
        backOff(answer, now);
        return videos.release(batch.claims()).replaceWith(false);
    }

    /** Told first, marked then: a crash in between costs one more reading, the other way round one would be lost. */
    private Uni<Boolean> publishAndSave(List<VideoReading> marks) {
        return snapshots.publish(marks).chain(() -> videos.saveReadings(marks)).replaceWith(true);
    }

    private void backOff(StatsResult answer, Instant now) {
        if (answer instanceof StatsResult.RequestRefused refused) {
            throttle.backOffAfterRefusal(refused.reason(), now);
        } else if (answer instanceof StatsResult.RetryLater busy) {
            throttle.backOffAfterError(busy.reason(), now);
        } else if (answer instanceof StatsResult.QuotaExhausted spent) {
            throttle.backOffAfterError(spent.reason(), now);
        }
    }
}
