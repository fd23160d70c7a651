package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.LeasedTransaction;
import dev.ratiomesh.order.placing.execution.OrderSnapshot;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.googleads.ExchangeLog;
import dev.ratiomesh.order.placing.outbound.store.OrderRow;
import dev.ratiomesh.order.placing.outbound.store.OrderStore;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Writes what was decided on a claimed order, in one transaction that the claim fences. */
@ApplicationScoped
class ClaimedOrders {
    private final LeasedTransaction leased;
    private final OrderStore orders;
    private final OrderMeters meters;
    private final DecisionContext context;
    private final ExchangeLog exchanges;

    ClaimedOrders(
            LeasedTransaction leased,
            OrderStore orders,
            OrderMeters meters,
            DecisionContext rulebook,
            ExchangeLog exchanges) {
        this.leased = leased;
        this.orders = orders;
        this.meters = meters;
        this.context = rulebook;
        this.exchanges = exchanges;
    }

    /** An order in an open transaction. */
    final class ClaimedOrder {
        private final Mutiny.Session session;
        private final OrderRow row;

        private ClaimedOrder(Mutiny.Session session, OrderRow row) {
            this.session = session;
            this.row = row;
        }

        Instant now() {
            return context.now();
        }

        OrderSnapshot snapshot() {
            return new OrderSnapshot(row.toOrder(), row.endRequest(), now());
        }

        /** Writes what was decided: the order, its money, its events, and when something is next due for it. */
        Uni<Void> save(WorkStep step) {
            if (step instanceof WorkStep.Save rest) {
                requestEnd(rest.ending());
                row.scheduleNext(context.dueAt(rest.decision().next(), row.endRequest()));
                return save(rest.decision());
            }
            if (step instanceof WorkStep.BackOff pause) {
                requestEnd(pause.ending());
                row.backOff(
                        pause.trouble().words(),
                        now(),
                        context.retryBackoff(),
                        pause.trouble().atLeast());
                if (pause.decision().next() instanceof UnsentOrder unsent) {
                    row.dueNoLaterThan(unsent.expiresAt());
                }
                return save(pause.decision());
            }
            if (step instanceof WorkStep.LookUpNow doubt) {
                return save(doubt.decision());
            }
            throw new IllegalStateException(step + " cannot only be written");
        }

        /** Writes the step and keeps the lease: work goes on after the commit. */
        Uni<Void> saveAndKeepLease(Transition decision) {
            row.keepLease();
            return orders.save(session, row, decision, now());
        }

        private void requestEnd(@Nullable EndRequest ending) {
            if (ending != null && row.endRequest() == null) {
                row.requestEnd(ending);
            }
        }

        /** What nothing is said of has moved no money either. */
        private Uni<Void> save(Transition decision) {
            row.apply(decision.next());
            return decision.events().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : orders.save(session, row, decision, now());
        }
    }

    Instant now() {
        return context.now();
    }

    /** Does the work in one transaction; nothing when the claim has gone to somebody else meanwhile. */
    <T> Uni<Optional<T>> inTransaction(Claim claim, Function<ClaimedOrder, Uni<T>> work) {
        return leased.run(
                        claim,
                        OrderRow.class,
                        // Before the work: they belong to the attempt that the order still is at.
                        (session, row) -> exchanges
                                .saveAll(session, claim.id())
                                .chain(() -> work.apply(new ClaimedOrder(session, row))),
                        meters::fenced)
                .invoke(exchanges::markSaved);
    }
}
