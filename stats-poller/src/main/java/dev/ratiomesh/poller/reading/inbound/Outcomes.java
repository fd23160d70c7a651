package dev.ratiomesh.poller.reading.inbound;

import dev.ratiomesh.poller.reading.Answer;
import dev.ratiomesh.poller.reading.Mark;
import dev.ratiomesh.poller.reading.outbound.Ledger;
import dev.ratiomesh.poller.reading.outbound.Snapshots;
import dev.ratiomesh.poller.reading.outbound.Videos;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What follows from an answer. */
@ApplicationScoped
class Outcomes {
    private final Ledger ledger;
    private final Videos videos;
    private final Snapshots snapshots;
    private final Planner planner;
    private final Gate gate;

    Outcomes(Ledger ledger, Videos videos, Snapshots snapshots, Planner planner, Gate gate) {
        this.ledger = ledger;
        this.videos = videos;
        this.snapshots = snapshots;
        this.planner = planner;
        this.gate = gate;
    }

    /** Carries it out; true when another call makes sense now. */
    Uni<Boolean> of(Answer answer, Batch batch, Instant now) {
        if (answer instanceof Answer.Read read) {
            gate.answered();
            return read(planner.rhythm().marks(batch.claims(), read, planner.plan(), now));
        }
        // A day that has just begun is not used up: it is YouTube that still counts the day before.
        if (answer instanceof Answer.Spent && !batch.day().isYoung(now)) {
            return ledger.exhaust(batch.bucket(), batch.day())
                    .chain(() -> videos.release(batch.claims()))
                    .replaceWith(true);
        }
        rest(answer, now);
        return videos.release(batch.claims()).replaceWith(false);
    }

    /** Told first, marked then: a crash in between costs one more reading, the other way round one would be lost. */
    private Uni<Boolean> read(List<Mark> marks) {
        return snapshots.tell(marks).chain(() -> videos.mark(marks)).replaceWith(true);
    }

    private void rest(Answer answer, Instant now) {
        if (answer instanceof Answer.Refused refused) {
            gate.refused(refused.reason(), now);
        } else if (answer instanceof Answer.Busy busy) {
            gate.busy(busy.reason(), now);
        } else if (answer instanceof Answer.Spent spent) {
            gate.busy(spent.reason(), now);
        }
    }
}
