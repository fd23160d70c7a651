package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.AggregateLoader;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.proposal.DecisionEvidence;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Settled;
import dev.ratiomesh.order.placing.state.Transition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Orders in the database. Each step is written with its money and its events, or not at all. */
@ApplicationScoped
public class OrderStore implements AggregateLoader<OrderRow> {
    private final CapLedger ledger;
    private final Outbox outbox;
    private final SettledOrderSamples samples;
    private final OrderMeters meters;

    OrderStore(CapLedger ledger, Outbox outbox, SettledOrderSamples lessons, OrderMeters meters) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.samples = lessons;
        this.meters = meters;
    }

    @Override
    public Uni<List<OrderRow>> load(Mutiny.Session session, Set<String> ids) {
        return session.createSelectionQuery("from OrderRow where id in :ids order by id", OrderRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    @Override
    public String id(OrderRow row) {
        return row.id();
    }

    public Uni<Boolean> hasInFlight(Mutiny.Session session, String campaignId) {
        return session.createNativeQuery(OrderWorkQueue.SELECT_HAS_IN_FLIGHT, Boolean.class)
                .setParameter("campaignId", campaignId)
                .getSingleResult();
    }

    /** Writes a proposed order; its caps must be locked and are reserved here. */
    public Uni<Void> propose(Mutiny.Session session, NewOrder proposed) {
        Order order = proposed.decision().next();
        OrderRow row = OrderRow.of(order, proposed);
        return session.persist(row)
                .chain(session::flush)
                .chain(() -> ledger.reserve(session, order, proposed.caps()))
                .chain(() -> OrderEventLog.append(session, proposed.decision().events()))
                .chain(() -> publish(session, proposed.decision().events(), proposed.origin()));
    }

    /** Writes a step: state, money, events. The row is loaded and locked in this session. */
    public Uni<Void> save(Mutiny.Session session, OrderRow row, Transition decision, Instant now) {
        row.apply(decision.next());
        return session.flush()
                .chain(() -> saveConsequences(session, decision, now))
                .chain(() -> publish(session, decision.events(), row.origin()));
    }

    /** Books what belongs to the step of an order whose row is written: its money, its record, and what it teaches. */
    public Uni<Void> saveConsequences(Mutiny.Session session, Transition decision, Instant now) {
        Order order = decision.next();
        return session.find(CampaignRow.class, order.proposal().campaignId())
                .chain(campaign -> ledger.rebook(session, order, campaign, now))
                .chain(() -> OrderEventLog.append(session, decision.events()))
                .chain(() -> order instanceof Settled settled
                        ? samples.save(session, settled)
                        : Uni.createFrom().voidItem());
    }

    /** Says what happened, as a consequence of that message. */
    public Uni<Void> publish(Mutiny.Session session, List<? extends OrderEvent> events, Envelope cause) {
        return outbox.appendAll(
                session,
                events.stream()
                        .map(event -> new Outbox.Entry(toOutgoing(event), cause))
                        .toList());
    }

    /** An event on its way to {@code order.events}, counted. */
    public OutgoingEvent toOutgoing(OrderEvent event) {
        if (event instanceof OrderEvent.OrderStateEvent of) {
            meters.stepped(of.order().state());
        } else if (event instanceof OrderEvent.OrderRefused refused) {
            meters.refused(refused.code());
        }
        return toEvent(event);
    }

    public static OutgoingEvent toEvent(OrderEvent event) {
        return new OutgoingEvent(Topic.ORDER_EVENTS, event.campaignId(), event.tenantId(), event);
    }

    /**
     * An order that is about to be written.
     *
     * @param caps that its budget is reserved under, already locked
     * @param evidence what it rests on; kept as JSON with the reasoning that follows
     * @param origin the target's envelope
     * @param dueAt when something is due for it, null when that is up to a person
     */
    public record NewOrder(
            Transition decision,
            BigDecimal orderCap,
            List<CapKey> caps,
            DecisionEvidence evidence,
            Envelope origin,
            @Nullable Instant dueAt) {}
}
