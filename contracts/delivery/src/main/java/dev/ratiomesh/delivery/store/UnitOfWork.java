package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.runtime.CrashPoint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs a transaction that a timer or a remote answer begins, and wakes the outbox relay after the commit. */
@ApplicationScoped
public class UnitOfWork {
    private final Mutiny.SessionFactory sessions;
    private final OutboxRelay relay;

    UnitOfWork(Mutiny.SessionFactory sessions, OutboxRelay relay) {
        this.sessions = sessions;
        this.relay = relay;
    }

    /** Runs the work in one transaction, and completes with its result after the commit. */
    public <T> Uni<T> run(Function<Mutiny.Session, Uni<T>> work) {
        return sessions.withTransaction(work)
                .invoke(() -> CrashPoint.reached(CrashPoint.UNIT_COMMITTED))
                .invoke(relay::wake);
    }
}
