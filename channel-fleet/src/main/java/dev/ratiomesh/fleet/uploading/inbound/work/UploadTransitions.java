package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.LeasedTransaction;
import dev.ratiomesh.fleet.uploading.decision.Transition;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.decision.UploadSnapshot;
import dev.ratiomesh.fleet.uploading.decision.UploadStateMachine;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadMeters;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadStore;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Applies observations to a claimed upload and stores the transition, in one transaction that locks the row and checks the
 * claim's epoch. Each method completes with the upload when its worker continues at once, and with empty when nothing is due
 * now or another worker has claimed the upload.
 */
@ApplicationScoped
class UploadTransitions {
    private final LeasedTransaction leasedTransaction;
    private final UploadStore uploads;
    private final UploadStateMachine stateMachine;
    private final UploadMeters meters;
    private final Clock clock;

    UploadTransitions(
            LeasedTransaction leasedTransaction,
            UploadStore uploads,
            UploadStateMachine stateMachine,
            UploadMeters meters,
            Clock clock) {
        this.leasedTransaction = leasedTransaction;
        this.uploads = uploads;
        this.stateMachine = stateMachine;
        this.meters = meters;
        this.clock = clock;
    }

    /** Starts work on a due upload, or ends the upload when it is cancelled or too late. */
    Uni<Optional<Upload>> start(Claim claim) {
        return inTransaction(claim, (session, row) -> {
            UploadSnapshot snapshot = row.snapshot(now());
            return stateMachine
                    .terminalTransition(snapshot)
                    .map(transition -> save(session, row, transition))
                    .orElseGet(() -> Uni.createFrom().item(Optional.of(snapshot.upload())));
        });
    }

    /** Applies the observation that an action has brought. */
    Uni<Optional<Upload>> apply(Claim claim, UploadObservation observation) {
        return inTransaction(
                claim, (session, row) -> save(session, row, stateMachine.apply(row.snapshot(now()), observation)));
    }

    /** Chooses a channel for a valid file. The days of all requested channels stay locked until the choice is stored. */
    Uni<Optional<Upload>> chooseChannel(Claim claim, SourceFile file) {
        return inTransaction(claim, (session, row) -> uploads.loadCandidates(session, row, now())
                .chain(candidates -> save(
                        session,
                        row,
                        stateMachine.apply(
                                row.snapshot(now()), new UploadObservation.FileInspected(file, candidates)))));
    }

    Instant now() {
        return clock.instant();
    }

    private Uni<Optional<Upload>> save(Mutiny.Session session, UploadRow row, Transition transition) {
        return uploads.save(session, row, transition, now())
                .replaceWith(() -> transition.schedule() instanceof Transition.Schedule.Continue
                        ? Optional.of(transition.next())
                        : Optional.empty());
    }

    private Uni<Optional<Upload>> inTransaction(
            Claim claim, BiFunction<Mutiny.Session, UploadRow, Uni<Optional<Upload>>> work) {
        return leasedTransaction
                .run(claim, UploadRow.class, work, meters::countFenced)
                .map(done -> done.flatMap(upload -> upload));
    }
}
