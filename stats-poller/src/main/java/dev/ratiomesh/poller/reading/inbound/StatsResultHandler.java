package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.reading.StatsResult;
import dev.ratiomesh.poller.reading.VideoReading;
import dev.ratiomesh.poller.reading.outbound.PollMeters;
import dev.ratiomesh.poller.reading.outbound.PollQuotaLedger;
import dev.ratiomesh.poller.reading.outbound.SnapshotPublisher;
import dev.ratiomesh.poller.reading.outbound.VideoQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Carries out the consequences of a call: snapshots and readings, exhausted buckets, back-off. */
@ApplicationScoped
class StatsResultHandler {
    private final PollQuotaLedger ledger;
    private final VideoQueue videos;
    private final SnapshotPublisher snapshots;
    private final PollPlanner planner;
    private final PollThrottle throttle;
    private final PollMeters meters;

    StatsResultHandler(
            PollQuotaLedger ledger,
            VideoQueue videos,
            SnapshotPublisher snapshots,
            PollPlanner planner,
            PollThrottle throttle,
            PollMeters meters) {
        this.ledger = ledger;
        this.videos = videos;
        this.snapshots = snapshots;
        this.planner = planner;
        this.throttle = throttle;
        this.meters = meters;
    }

    /** Handles the result of one call; true when the next call may follow at once. */
    Uni<Boolean> handle(StatsResult result, PollBatch batch, Instant now) {
        count(result, batch, now);
        if (result instanceof StatsResult.Stats stats) {
            throttle.recordSuccess();
            return publishAndSave(planner.schedule().toReadings(batch.claims(), stats, planner.plan(), now));
        }
        // Right after the reset YouTube may still count the previous day; the new day is not exhausted by that.
        if (result instanceof StatsResult.QuotaExhausted && !batch.day().isResetUncertain(now)) {
            return ledger.markExhausted(batch.bucket(), batch.day())
                    .chain(() -> videos.release(batch.claims()))
                    .replaceWith(true);
        }
        backOff(result, now);
        return videos.release(batch.claims()).replaceWith(false);
    }

    /** Publishes before it saves: a crash in between repeats one reading, while the other order would lose one. */
    private Uni<Boolean> publishAndSave(List<VideoReading> readings) {
        return snapshots
                .publish(readings)
                .chain(() -> videos.saveReadings(readings))
                .replaceWith(true);
    }

    private void count(StatsResult result, PollBatch batch, Instant now) {
        meters.countCall(batch.bucket(), result);
        if (result instanceof StatsResult.Stats stats) {
            meters.recordLag(batch.claims(), now);
            int found = (int) batch.videoIds().stream()
                    .filter(stats.videos()::containsKey)
                    .count();
            meters.countReadings(found, batch.claims().size() - found);
        }
    }

    private void backOff(StatsResult result, Instant now) {
        if (result instanceof StatsResult.RequestRefused refused) {
            throttle.backOffAfterRefusal(refused.reason(), now);
        } else if (result instanceof StatsResult.RetryLater failed) {
            throttle.backOffAfterError(failed.reason(), now);
        } else if (result instanceof StatsResult.QuotaExhausted exhausted) {
            throttle.backOffAfterError(exhausted.reason(), now);
        }
    }
}
