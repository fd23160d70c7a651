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

/** Saves decisions about a claimed order, each in one transaction that the claim fences. */
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
            DecisionContext context,
            ExchangeLog exchanges) {
        this.leased = leased;
        this.orders = orders;
        this.meters = meters;
        this.context = context;
        this.exchanges = exchanges;
    }

    /** A claimed order, loaded and locked in an open transaction. */
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

        /** Saves a step: the order, its money, its events, and the time at which something is next due for it. */
        Uni<Void> save(WorkStep step) {
            if (step instanceof WorkStep.Save save) {
                requestEnd(save.endRequest());
                row.scheduleNext(context.dueAt(save.transition().next(), row.endRequest()));
                return save(save.transition());
            }
            if (step instanceof WorkStep.BackOff backOff) {
                requestEnd(backOff.endRequest());
                row.backOff(
                        backOff.retryReason().message(),
                        now(),
                        context.retryBackoff(),
                        backOff.retryReason().minimumDelay());
                if (backOff.transition().next() instanceof UnsentOrder unsent) {
                    row.dueNoLaterThan(unsent.expiresAt());
                }
                return save(backOff.transition());
            }
            if (step instanceof WorkStep.LookUpNow lookUp) {
                return save(lookUp.transition());
            }
            throw new IllegalStateException(step + " needs more than a transaction");
        }

        /** Saves the transition and keeps the lease, because work continues after the commit. */
        Uni<Void> saveAndKeepLease(Transition transition) {
            row.keepLease();
            return orders.save(session, row, transition, now());
        }

        private void requestEnd(@Nullable EndRequest ending) {
            if (ending != null && row.endRequest() == null) {
                row.requestEnd(ending);
            }
        }

        /** Saves the row alone when there are no events: a transition without events moves no money. */
        private Uni<Void> save(Transition transition) {
            row.apply(transition.next());
            return transition.events().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : orders.save(session, row, transition, now());
        }
    }

    Instant now() {
        return context.now();
    }

    /**
     * Runs work in one transaction that the claim fences.
     *
     * @return the result, or empty without any effect when another worker has claimed the order since
     */
    <T> Uni<Optional<T>> inTransaction(Claim claim, Function<ClaimedOrder, Uni<T>> work) {
        return leased.run(
                        claim,
                        OrderRow.class,
                        // Before the work: the exchanges belong to the attempt that the order is in now.
                        (session, row) -> exchanges
                                .saveAll(session, claim.id())
                                .chain(() -> work.apply(new ClaimedOrder(session, row))),
                        meters::fenced)
                .invoke(exchanges::markSaved);
    }
}
