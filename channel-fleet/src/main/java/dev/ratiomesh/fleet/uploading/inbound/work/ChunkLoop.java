package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.inbound.work.LeaseRenewal.RenewedLease;
import dev.ratiomesh.fleet.uploading.outbound.youtube.ChunkSender;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One worker's turn of sending: chunk after chunk, until it is through, broken or over. Used by one thread at a time. */
final class ChunkLoop {
    /** A server that takes chunks and does not get on. */
    private static final int MAX_STALLS = 3;

    private final UploadTransitions transitions;
    private final ChunkSender chunkSender;
    private final Claim claim;
    private final ChunkSender.Transfer transfer;
    private final RenewedLease lease;
    private final Instant turnEndsAt;
    private final ProgressReporting progress;
    private long offset;
    private boolean finalChunkStarted;
    private int stalls;
    private @Nullable UploadObservation lastObservation;

    ChunkLoop(
            UploadTransitions transitions,
            ChunkSender chunkSender,
            UploadConfig config,
            Claim claim,
            ChunkSender.Transfer transfer,
            RenewedLease lease) {
        this.transitions = transitions;
        this.chunkSender = chunkSender;
        this.claim = claim;
        this.transfer = transfer;
        this.lease = lease;
        this.turnEndsAt = transitions.now().plus(config.turn());
        this.progress = new ProgressReporting(
                config.tellEvery(),
                config.tellPercent(),
                transfer.session().assignment().file().sizeBytes(),
                transitions.now());
        this.finalChunkStarted = transfer.session().finalChunkStarted();
    }

    /** What ended it; empty when the upload is no longer this worker's. */
    Uni<Optional<UploadObservation>> sendFrom(long start) {
        offset = start;
        return Uni.createFrom()
                .deferred(this::next)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .map(ignored -> Optional.ofNullable(lastObservation));
    }

    /** Whether there is more to do. */
    private Uni<Boolean> next() {
        if (lease.shouldStop() || !transitions.now().isBefore(turnEndsAt)) {
            return stop(new UploadObservation.TurnExpired(offset));
        }
        if (!finalChunkStarted && chunkSender.isFinalChunk(transfer.session(), offset)) {
            return report(new UploadObservation.FinalChunkDue(offset))
                    .invoke(claimHeld -> finalChunkStarted = claimHeld);
        }
        return progress.isDue(offset, transitions.now())
                ? report(new UploadObservation.BytesConfirmed(offset))
                : sendChunk();
    }

    private Uni<Boolean> report(UploadObservation observation) {
        progress.markReported(offset, transitions.now());
        return transitions.apply(claim, observation).map(Optional::isPresent);
    }

    private Uni<Boolean> sendChunk() {
        return chunkSender.send(transfer, offset).chain(observation -> {
            if (!(observation instanceof UploadObservation.BytesConfirmed confirmed)) {
                return stop(observation);
            }
            stalls = confirmed.offset() > offset ? 0 : stalls + 1;
            offset = confirmed.offset();
            return stalls < MAX_STALLS
                    ? Uni.createFrom().item(true)
                    : stop(new UploadObservation.Interrupted(
                            offset, "YouTube takes bytes and keeps none", Duration.ZERO));
        });
    }

    private Uni<Boolean> stop(UploadObservation observation) {
        lastObservation = observation;
        return Uni.createFrom().item(false);
    }

/** When progress is worth telling: so much time has passed and so many percent of the file were sent since the last time. */
public static final class ProgressReporting {
    private final Duration interval;
    private final long minBytes;
    private Instant lastReportedAt;
    private long lastReportedOffset;

    /** @param percent of the file, 1 to 100 */
    public ProgressReporting(Duration every, int percent, long totalBytes, Instant now) {
        this.interval = every;
        this.minBytes = Math.max(1, totalBytes / 100 * percent);
        this.lastReportedAt = now;
    }

    public boolean isDue(long offset, Instant now) {
        return offset - lastReportedOffset >= minBytes && !now.isBefore(lastReportedAt.plus(interval));
    }

    public void markReported(long offset, Instant now) {
        lastReportedOffset = offset;
        lastReportedAt = now;
    }
}
}
