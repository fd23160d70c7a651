package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.decision.ProgressReporting;
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
    private static final int MOST_STALLS = 3;

    private final UploadTransitions desk;
    private final ChunkSender chunks;
    private final Claim claim;
    private final ChunkSender.Transfer transfer;
    private final RenewedLease beat;
    private final Instant over;
    private final ProgressReporting telling;
    private long offset;
    private boolean lastBegun;
    private int stalls;
    private @Nullable UploadObservation end;

    ChunkLoop(
            UploadTransitions desk,
            ChunkSender chunks,
            UploadConfig config,
            Claim claim,
            ChunkSender.Transfer transfer,
            RenewedLease beat) {
        this.desk = desk;
        this.chunks = chunks;
        this.claim = claim;
        this.transfer = transfer;
        this.beat = beat;
        this.over = desk.now().plus(config.maxTurn());
        this.telling = new ProgressReporting(
                config.progressInterval(),
                config.progressPercent(),
                transfer.session().choice().file().bytes(),
                desk.now());
        this.lastBegun = transfer.session().finalChunkStarted();
    }

    /** What ended it; empty when the upload is no longer this worker's. */
    Uni<Optional<UploadObservation>> from(long start) {
        offset = start;
        return Uni.createFrom()
                .deferred(this::next)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .map(last -> Optional.ofNullable(end));
    }

    /** Whether there is more to do. */
    private Uni<Boolean> next() {
        if (beat.shouldStop() || !desk.now().isBefore(over)) {
            return ended(new UploadObservation.TurnExpired(offset));
        }
        if (!lastBegun && chunks.isLast(transfer.session(), offset)) {
            return report(new UploadObservation.FinalChunkDue(offset)).invoke(held -> lastBegun = held);
        }
        return telling.isDue(offset, desk.now()) ? report(new UploadObservation.BytesConfirmed(offset)) : chunk();
    }

    private Uni<Boolean> report(UploadObservation learnt) {
        telling.told(offset, desk.now());
        return desk.apply(claim, learnt).map(Optional::isPresent);
    }

    private Uni<Boolean> chunk() {
        return chunks.send(transfer, offset).chain(learnt -> {
            if (!(learnt instanceof UploadObservation.BytesConfirmed stored)) {
                return ended(learnt);
            }
            stalls = stored.offset() > offset ? 0 : stalls + 1;
            offset = stored.offset();
            return stalls < MOST_STALLS
                    ? Uni.createFrom().item(true)
                    : ended(new UploadObservation.Interrupted(
                            offset, "YouTube takes bytes and keeps none", Duration.ZERO));
        });
    }

    private Uni<Boolean> ended(UploadObservation learnt) {
        end = learnt;
        return Uni.createFrom().item(false);
    }
}
