package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.order.placing.Decision;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.outbound.DueWork.Claim;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.OrderRow;
import dev.ratiomesh.order.placing.outbound.OrderStore;
import dev.ratiomesh.order.placing.outbound.Pauses;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where a claimed order is worked on: locked, and only while the claim's epoch is the order's. */
@ApplicationScoped
class Desk {
    private final UnitOfWork units;
    private final OrderStore orders;
    private final OrderMeters meters;
    private final Rulebook rulebook;
    private final Pauses pauses;

    Desk(UnitOfWork units, OrderStore orders, OrderMeters meters, Rulebook rulebook, Pauses pauses) {
        this.units = units;
        this.orders = orders;
        this.meters = meters;
        this.rulebook = rulebook;
        this.pauses = pauses;
    }

    /** An order in an open transaction. */
    final class Open {
        private final Mutiny.Session session;
        private final OrderRow row;

        private Open(Mutiny.Session session, OrderRow row) {
            this.session = session;
            this.row = row;
        }

        Order order() {
            return row.toOrder();
        }

        OrderRow row() {
            return row;
        }

        Instant now() {
            return rulebook.now();
        }

        /** Writes the step and lets the order rest until something is due. */
        Uni<Void> step(Decision decision) {
            row.dueAt(rulebook.dueAt(decision.next(), row.ending()));
            return orders.step(session, row, decision, now());
        }

        /** Writes the step and keeps the lease: work goes on after the commit. */
        Uni<Void> stepAndGoOn(Decision decision) {
            row.dueWhenLeaseEnds();
            return orders.step(session, row, decision, now());
        }

        /** Nothing changed; the order rests until something is due. */
        Uni<Void> rest() {
            row.dueAt(rulebook.dueAt(order(), row.ending()));
            return Uni.createFrom().voidItem();
        }

        /** Something went wrong; the order waits, longer each time, and says why. */
        Uni<Void> wait(String problem, Duration atLeast) {
            row.troubled(problem, now(), pauses, atLeast);
            return Uni.createFrom().voidItem();
        }
    }

    /** Does the work in one transaction; nothing when the claim has gone to somebody else meanwhile. */
    <T> Uni<Optional<T>> with(Claim claim, BiFunction<Open, Order, Uni<T>> work) {
        return units.run(session -> orders.lock(session, claim.orderId()).chain(found -> {
            if (found.isEmpty() || !found.get().isHeldIn(claim.epoch())) {
                meters.fenced();
                return Uni.createFrom().item(Optional.<T>empty());
            }
            Open open = new Open(session, found.get());
            return work.apply(open, open.order()).map(Optional::ofNullable);
        }));
    }
}
