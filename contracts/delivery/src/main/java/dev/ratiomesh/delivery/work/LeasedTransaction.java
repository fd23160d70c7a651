package dev.ratiomesh.delivery.work;

import dev.ratiomesh.delivery.runtime.DisabledSafeguards;
import dev.ratiomesh.delivery.store.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs the work on a claimed row in one transaction, with the row locked, and only while the claim's epoch is the row's
 * epoch. A claim changes the row without Hibernate's version check, so only a locked read sees the current epoch.
 */
@ApplicationScoped
public class LeasedTransaction {
    private final UnitOfWork units;

    LeasedTransaction(UnitOfWork units) {
        this.units = units;
    }

    /**
     * Runs the work as {@link #run(Claim, Class, BiFunction, Runnable)} does, without a callback for a fenced claim.
     */
    public <R extends LeasedRow, T> Uni<Optional<T>> run(
            Claim claim, Class<R> row, BiFunction<Mutiny.Session, R, Uni<T>> work) {
        return run(claim, row, work, () -> {});
    }

    /**
     * Runs the work and completes with its result; empty when the result is null, or when the work did not run because
     * another worker has claimed the row meanwhile or the row is deleted.
     *
     * @param row class of the entity whose id is the claim's
     * @param fenced called when the work did not run
     */
    public <R extends LeasedRow, T> Uni<Optional<T>> run(
            Claim claim, Class<R> row, BiFunction<Mutiny.Session, R, Uni<T>> work, Runnable fenced) {
        return units.run(session -> session.find(row, claim.id(), LockModeType.PESSIMISTIC_WRITE)
                .chain(found -> {
                    if (found == null || !(found.lease().isHeldIn(claim.epoch()) || DisabledSafeguards.FENCE)) {
                        fenced.run();
                        return Uni.createFrom().item(Optional.<T>empty());
                    }
                    return work.apply(session, found).map(Optional::ofNullable);
                }));
    }
}
