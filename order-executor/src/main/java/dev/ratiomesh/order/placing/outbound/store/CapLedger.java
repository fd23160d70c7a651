package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.order.placing.caps.CapBalance;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapLimit;
import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.caps.CapReservations.CapChange;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.proposal.ApplicableCaps;
import dev.ratiomesh.order.placing.state.Order;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The money: caps, each order's holds under them, and the lines of the ledger, in the session of the decision. */
@ApplicationScoped
public class CapLedger {
    private final OrderMeters meters;

    CapLedger(OrderMeters meters) {
        this.meters = meters;
    }

    /** The caps as they stand, with the limits as they are now, locked in their order until the transaction ends. */
    public Uni<List<CapBalance>> lock(Mutiny.Session session, List<CapLimit> limits) {
        return session.createNativeQuery(CapSql.SET_LIMITS)
                .setParameter("ids", CapRows.column(limits, limit -> limit.key().text()))
                .setParameter("limits", CapRows.column(limits, limit -> CapRows.text(limit.limit())))
                .executeUpdate()
                .chain(() -> CapRows.states(
                        session, limits.stream().map(CapLimit::key).toList()));
    }

    /**
     * Reserves an order's whole budget under every one of the caps, or fails.
     *
     * @throws IllegalStateException when a cap does not hold it: the room was not asked under the lock
     */
    public Uni<Void> reserve(Mutiny.Session session, Order order, List<CapKey> caps) {
        Money budget = order.reserved();
        return session.createNativeQuery(CapSql.RESERVE)
                .setParameter("ids", CapRows.column(caps, CapKey::text))
                .setParameter("amount", budget.amount())
                .executeUpdate()
                .invoke(rows -> requireAll(rows, caps, order))
                .chain(() -> session.createNativeQuery(CapSql.HOLD)
                        .setParameter("orderId", order.proposal().orderId())
                        .setParameter("ids", CapRows.column(caps, CapKey::text))
                        .setParameter("amount", budget.amount())
                        .executeUpdate())
                .chain(() ->
                        line(session, order, new LedgerEntry("RESERVED", budget.amount(), "proposed"), now(order)));
    }

    /**
     * Books what an order has spent, and holds what it can still spend; nothing when both are as they were. A cost above
     * the budget is booked as well, and shows as passed caps.
     */
    public Uni<Void> account(Mutiny.Session session, Order order, CampaignRow campaign, Instant now) {
        return CapRows.holds(session, order).chain(before -> {
            CapReservations after = before.rebook(
                    order.spent().amount(), order.committed().amount(), ApplicableCaps.at(campaign.toCampaign(), now));
            List<CapChange> postings = before.postingsTo(after);
            return postings.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : post(session, order, postings).chain(() -> lines(session, order, before, after, now));
        });
    }

    private Uni<Void> post(Mutiny.Session session, Order order, List<CapChange> postings) {
        List<CapKey> keys = postings.stream().map(CapChange::key).toList();
        return CapRows.states(session, keys)
                .chain(() -> session.createNativeQuery(CapSql.POST)
                        .setParameter("ids", CapRows.column(keys, CapKey::text))
                        .setParameter("reserved", CapRows.column(postings, one -> CapRows.text(one.reserved())))
                        .setParameter("spent", CapRows.column(postings, one -> CapRows.text(one.spent())))
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(CapSql.POST_HOLDS)
                        .setParameter("orderId", order.proposal().orderId())
                        .setParameter("ids", CapRows.column(keys, CapKey::text))
                        .setParameter("reserved", CapRows.column(postings, one -> CapRows.text(one.reserved())))
                        .setParameter("spent", CapRows.column(postings, one -> CapRows.text(one.spent())))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Void> lines(
            Mutiny.Session session, Order order, CapReservations before, CapReservations after, Instant now) {
        BigDecimal spent = after.spent().subtract(before.spent());
        BigDecimal released = before.held().subtract(after.held()).subtract(spent.max(BigDecimal.ZERO));
        if (order.spent().isMoreThan(order.proposal().budget())) {
            meters.overBudget();
        }
        return line(
                        session,
                        order,
                        new LedgerEntry("SPENT", spent, order.state().name()),
                        now)
                .chain(() -> line(
                        session,
                        order,
                        new LedgerEntry("RELEASED", released, order.state().name()),
                        now));
    }

    private record LedgerEntry(String kind, BigDecimal amount, String note) {}

    private static Uni<Void> line(Mutiny.Session session, Order order, LedgerEntry line, Instant now) {
        if (line.amount().signum() == 0) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(CapSql.LINE)
                .setParameter("orderId", order.proposal().orderId())
                .setParameter("kind", line.kind())
                .setParameter("currency", order.proposal().budget().currency().getCurrencyCode())
                .setParameter("amount", line.amount())
                .setParameter("at", now)
                .setParameter("note", line.note())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static void requireAll(int rows, List<CapKey> caps, Order order) {
        if (rows != caps.size()) {
            throw new IllegalStateException("order " + order.proposal().orderId() + " of " + order.reserved()
                    + " fits under " + rows + " of " + caps.size() + " caps");
        }
    }

    private static Instant now(Order order) {
        return order.proposal().createdAt();
    }
}
