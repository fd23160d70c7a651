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
import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.Order;
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

/** Stores orders. Each transition is saved with its money and its events, or not at all. */
@ApplicationScoped
public class OrderStore implements AggregateLoader<OrderRow> {
    private static final String SELECT_HAS_IN_FLIGHT =
            "SELECT EXISTS (SELECT 1 FROM ad_order WHERE campaign_id = :campaignId AND state IN "
                    + OrderWorkQueue.IN_FLIGHT_STATES + ")";

    private final CapLedger ledger;
    private final Outbox outbox;
    private final SettledOrderSamples samples;
    private final OrderMeters meters;

    OrderStore(CapLedger ledger, Outbox outbox, SettledOrderSamples samples, OrderMeters meters) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.samples = samples;
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

    /** Tells whether an order of the campaign has not ended yet. */
    public Uni<Boolean> hasInFlight(Mutiny.Session session, String campaignId) {
        return session.createNativeQuery(SELECT_HAS_IN_FLIGHT, Boolean.class)
                .setParameter("campaignId", campaignId)
                .getSingleResult();
    }

    /** Saves a proposed order and reserves its budget. The caller has locked its caps. */
    public Uni<Void> propose(Mutiny.Session session, NewOrder proposed) {
        Order order = proposed.transition().next();
        OrderRow row = OrderRow.of(order, proposed);
        return session.persist(row)
                .chain(session::flush)
                .chain(() -> ledger.reserve(session, order, proposed.caps()))
                .chain(() -> OrderEventLog.append(session, proposed.transition().events()))
                .chain(() -> publish(session, proposed.transition().events(), proposed.origin()));
    }

    /** Saves a transition: state, money, events. The row is loaded and locked in this session. */
    public Uni<Void> save(Mutiny.Session session, OrderRow row, Transition transition, Instant now) {
        row.apply(transition.next());
        return session.flush()
                .chain(() -> saveConsequences(session, transition, now))
                .chain(() -> publish(session, transition.events(), row.origin()));
    }

    /**
     * Saves what follows from a transition whose row is written: money, event log, and the sample of a settled order.
     */
    public Uni<Void> saveConsequences(Mutiny.Session session, Transition transition, Instant now) {
        Order order = transition.next();
        return session.find(CampaignRow.class, order.proposal().campaignId())
                .chain(campaign -> ledger.rebook(session, order, campaign, now))
                .chain(() -> OrderEventLog.append(session, transition.events()))
                .chain(() -> order instanceof ClosedOrder.Settled settled
                        ? samples.save(session, settled)
                        : Uni.createFrom().voidItem());
    }

    /** Appends events to the outbox, caused by the message of the given envelope. */
    public Uni<Void> publish(Mutiny.Session session, List<? extends OrderEvent> events, Envelope cause) {
        return outbox.appendAll(
                session,
                events.stream()
                        .map(event -> new Outbox.Entry(toOutgoing(event), cause))
                        .toList());
    }

    /** Returns the event for {@code order.events} and counts it. */
    public OutgoingEvent toOutgoing(OrderEvent event) {
        if (event instanceof OrderEvent.OrderStateEvent stateEvent) {
            meters.stepped(stateEvent.order().state());
        } else if (event instanceof OrderEvent.OrderRefused refused) {
            meters.refused(refused.code());
        }
        return toEvent(event);
    }

    /** Returns the event for {@code order.events} without counting it. */
    public static OutgoingEvent toEvent(OrderEvent event) {
        return new OutgoingEvent(Topic.ORDER_EVENTS, event.campaignId(), event.tenantId(), event);
    }

    /**
     * A proposed order that is about to be saved.
     *
     * @param orderCap the brief's cap for one order
     * @param caps the caps under which its budget is reserved, already locked
     * @param evidence the input of the decision, stored as JSON together with the trace that follows from it
     * @param origin the envelope of the target
     * @param dueAt the time of its next action, null when a person acts next
     */
    public record NewOrder(
            Transition transition,
            BigDecimal orderCap,
            List<CapKey> caps,
            DecisionEvidence evidence,
            Envelope origin,
            @Nullable Instant dueAt) {}
}
