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
 * Runs the work on a claimed row in one transaction, with the row locked, and only while the claim's epoch is the row's. A
 * claim changes the row past Hibernate's version, so only the lock shows the epoch.
 */
@ApplicationScoped
public class LeasedTransaction {
    private final UnitOfWork units;

    LeasedTransaction(UnitOfWork units) {
        this.units = units;
    }

    /** As below, for work that counts no fenced claims. */
    public <R extends LeasedRow, T> Uni<Optional<T>> run(
            Claim claim, Class<R> row, BiFunction<Mutiny.Session, R, Uni<T>> work) {
        return run(claim, row, work, () -> {});
    }

    /**
     * The result of the work; empty when there is none. When another worker has claimed the row meanwhile, or the row is
     * gone, nothing is done.
     *
     * @param row entity whose id is the claim's
     * @param fenced told when nothing is done
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
