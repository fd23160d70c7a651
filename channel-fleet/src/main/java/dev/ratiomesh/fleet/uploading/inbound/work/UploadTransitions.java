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
 * Where a claimed upload is decided on: locked, and only while the claim's epoch is the upload's. Each answer is the upload
 * as it is then when its worker shall go on, and empty when he is done or the claim has gone to somebody else.
 */
@ApplicationScoped
class UploadTransitions {
    private final LeasedTransaction leased;
    private final UploadStore uploads;
    private final UploadStateMachine machine;
    private final UploadMeters meters;
    private final Clock clock;

    UploadTransitions(
            LeasedTransaction leased,
            UploadStore uploads,
            UploadStateMachine machine,
            UploadMeters meters,
            Clock clock) {
        this.leased = leased;
        this.uploads = uploads;
        this.machine = machine;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes up an upload that is due. */
    Uni<Optional<Upload>> start(Claim claim) {
        return with(claim, (session, row) -> {
            UploadSnapshot standing = row.standing(now());
            return machine.terminalTransition(standing)
                    .map(step -> write(session, row, step))
                    .orElseGet(() -> Uni.createFrom().item(Optional.of(standing.upload())));
        });
    }

    Uni<Optional<Upload>> apply(Claim claim, UploadObservation learnt) {
        return with(claim, (session, row) -> write(session, row, machine.apply(row.standing(now()), learnt)));
    }

    /** The file is good: which channel takes it? Their days are locked until the choice is written. */
    Uni<Optional<Upload>> choose(Claim claim, SourceFile file) {
        return with(claim, (session, row) -> uploads.candidates(session, row, now())
                .chain(candidates -> write(
                        session,
                        row,
                        machine.apply(row.standing(now()), new UploadObservation.FileInspected(file, candidates)))));
    }

    Instant now() {
        return clock.instant();
    }

    private Uni<Optional<Upload>> write(Mutiny.Session session, UploadRow row, Transition step) {
        return uploads.save(session, row, step, now())
                .replaceWith(() -> step.due() instanceof Transition.Schedule.Continue
                        ? Optional.of(step.next())
                        : Optional.empty());
    }

    private Uni<Optional<Upload>> with(Claim claim, BiFunction<Mutiny.Session, UploadRow, Uni<Optional<Upload>>> work) {
        return leased.run(claim, UploadRow.class, work, meters::fenced).map(done -> done.flatMap(upload -> upload));
    }
}
