package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.Learnt;
import dev.ratiomesh.fleet.uploading.Telling;
import dev.ratiomesh.fleet.uploading.inbound.Beats.Beat;
import dev.ratiomesh.fleet.uploading.outbound.Chunks;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One worker's turn of sending: chunk after chunk, until it is through, broken or over. Used by one thread at a time. */
final class Run {
    /** A server that takes chunks and does not get on. */
    private static final int MOST_STALLS = 3;

    private final UploadDesk desk;
    private final Chunks chunks;
    private final Claim claim;
    private final Chunks.Transfer transfer;
    private final Beat beat;
    private final Instant over;
    private final Telling telling;
    private long offset;
    private boolean lastBegun;
    private int stalls;
    private @Nullable Learnt end;

    Run(UploadDesk desk, Chunks chunks, UploadConfig config, Claim claim, Chunks.Transfer transfer, Beat beat) {
        this.desk = desk;
        this.chunks = chunks;
        this.claim = claim;
        this.transfer = transfer;
        this.beat = beat;
        this.over = desk.now().plus(config.turn());
        this.telling = new Telling(
                config.tellEvery(),
                config.tellPercent(),
                transfer.session().choice().file().bytes(),
                desk.now());
        this.lastBegun = transfer.session().lastBegun();
    }

    /** What ended it; empty when the upload is no longer this worker's. */
    Uni<Optional<Learnt>> from(long start) {
        offset = start;
        return Uni.createFrom()
                .deferred(this::step)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .map(last -> Optional.ofNullable(end));
    }

    /** Whether there is more to do. */
    private Uni<Boolean> step() {
        if (beat.shouldStop() || !desk.now().isBefore(over)) {
            return ended(new Learnt.TurnOver(offset));
        }
        if (!lastBegun && chunks.isLast(transfer.session(), offset)) {
            return told(new Learnt.BeforeLast(offset)).invoke(held -> lastBegun = held);
        }
        return telling.isDue(offset, desk.now()) ? told(new Learnt.Stored(offset)) : chunk();
    }

    private Uni<Boolean> told(Learnt learnt) {
        telling.told(offset, desk.now());
        return desk.learn(claim, learnt).map(Optional::isPresent);
    }

    private Uni<Boolean> chunk() {
        return chunks.send(transfer, offset).chain(learnt -> {
            if (!(learnt instanceof Learnt.Stored stored)) {
                return ended(learnt);
            }
            stalls = stored.offset() > offset ? 0 : stalls + 1;
            offset = stored.offset();
            return stalls < MOST_STALLS
                    ? Uni.createFrom().item(true)
                    : ended(new Learnt.Interrupted(offset, "YouTube takes bytes and keeps none", Duration.ZERO));
        });
    }

    private Uni<Boolean> ended(Learnt learnt) {
        end = learnt;
        return Uni.createFrom().item(false);
    }
}
