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

/**
 * Sends an upload chunk by chunk, until the final response, a fault or the end of the worker's turn, {@code
 * fleet.uploads.max-turn}. The final chunk is stored as started before it is sent, so that a crash never hides a video.
 * One thread at a time uses it.
 */
final class ChunkLoop {
    /** Chunks in a row without further confirmed bytes after which the transfer stops. */
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
        this.turnEndsAt = transitions.now().plus(config.maxTurn());
        this.progress = new ProgressReporting(
                config.progressInterval(),
                config.progressPercent(),
                transfer.session().assignment().file().sizeBytes(),
                transitions.now());
        this.finalChunkStarted = transfer.session().finalChunkStarted();
    }

    /**
     * Sends from an offset on. Completes with the observation that ended the transfer, empty when another worker has claimed
     * the upload.
     */
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

    /** Sends one chunk or publishes one progress event; completes with whether to continue. */
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

    /**
     * Stores an observation in the middle of the transfer; completes with false when the upload has ended or the claim is
     * lost.
     */
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
                            offset, "YouTube accepts chunks and confirms no further byte", Duration.ZERO));
        });
    }

    private Uni<Boolean> stop(UploadObservation observation) {
        lastObservation = observation;
        return Uni.createFrom().item(false);
    }

    /** Limits progress events: one is due after an interval and a share of the file since the last. */
    private static final class ProgressReporting {
        private final Duration interval;
        private final long minBytes;
        private Instant lastReportedAt;
        private long lastReportedOffset;

        /** @param percent least share of the file between events, 1 to 100 */
        ProgressReporting(Duration interval, int percent, long totalBytes, Instant now) {
            this.interval = interval;
            this.minBytes = Math.max(1, totalBytes / 100 * percent);
            this.lastReportedAt = now;
        }

        boolean isDue(long offset, Instant now) {
            return offset - lastReportedOffset >= minBytes && !now.isBefore(lastReportedAt.plus(interval));
        }

        void markReported(long offset, Instant now) {
            lastReportedOffset = offset;
            lastReportedAt = now;
        }
    }
}
