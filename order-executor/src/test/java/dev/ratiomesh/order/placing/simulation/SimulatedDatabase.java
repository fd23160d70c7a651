package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.proposal.ApplicableCaps;
import dev.ratiomesh.order.placing.simulation.CapTable.Violation;
import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Transition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Stands in for the tables; each method is one transaction. */
final class SimulatedDatabase {
    final Map<String, OrderRecord> orders = new LinkedHashMap<>();
    final Map<String, CampaignRecord> campaigns = new LinkedHashMap<>();
    final Set<String> inbox = new HashSet<>();
    final SimulatedOutbox outbox = new SimulatedOutbox();
    final CapTable caps;
    private final SimulationContext context;
    private final Consumer<OrderRecord> changed;

    SimulatedDatabase(SimulationContext context, Consumer<OrderRecord> changed) {
        this.context = context;
        this.caps = new CapTable(context);
        this.changed = changed;
    }

    boolean hasInFlight(String campaignId) {
        return orders.values().stream()
                .anyMatch(entry -> entry.order.inFlight()
                        && entry.order.proposal().campaignId().equals(campaignId));
    }

    void propose(Transition transition, List<CapKey> keys) throws Violation {
        Order order = transition.next();
        String id = order.proposal().orderId();
        if (orders.containsKey(id) || hasInFlight(order.proposal().campaignId())) {
            throw new Violation("ad_order_one_in_flight: " + id);
        }
        BigDecimal budget = order.reserved().amount();
        caps.reserve(keys, budget);
        Map<CapKey, Reservation> reservations = new HashMap<>();
        keys.forEach(key -> reservations.put(key, new Reservation(budget, BigDecimal.ZERO)));
        OrderRecord entry = new OrderRecord(order, new CapReservations(reservations));
        entry.reserved = budget;
        entry.dueAt = SimulationConfig.SCHEDULE.dueAt(order, null, context.now());
        orders.put(id, entry);
        context.figures().orders++;
        publish(transition);
        changed.accept(entry);
    }

    /** Writes a step as ClaimedOrders does. */
    void write(OrderRecord entry, WorkStep step) {
        if (step instanceof WorkStep.Save save) {
            entry.requestEnd(save.endRequest());
            entry.scheduleNext(
                    SimulationConfig.SCHEDULE.dueAt(save.transition().next(), entry.endRequest, context.now()));
            entry.failures = 0;
            write(entry, save.transition());
        } else if (step instanceof WorkStep.BackOff backOff) {
            entry.requestEnd(backOff.endRequest());
            Duration delay = SimulationConfig.BACKOFF.delay(entry.failures++);
            Duration minimum = backOff.retryReason().minimumDelay();
            entry.scheduleNext(context.now().plus(delay.compareTo(minimum) < 0 ? minimum : delay));
            write(entry, backOff.transition());
        } else {
            write(entry, ((WorkStep.LookUpNow) step).transition());
        }
    }

    /** Writes SENDING and keeps the lease. */
    void writeAndKeepLease(OrderRecord entry, Transition transition) {
        entry.dueAt = entry.leaseUntil;
        write(entry, transition);
    }

    void write(OrderRecord entry, Transition transition) {
        count(entry.order.state(), transition.next().state());
        entry.order = transition.next();
        if (!transition.events().isEmpty()) {
            rebook(entry);
            publish(transition);
        }
        changed.accept(entry);
    }

    private void count(OrderState before, OrderState after) {
        context.figures().settled += before != after && after == OrderState.SETTLED ? 1 : 0;
        context.figures().unconfirmed += before != after && after == OrderState.UNCONFIRMED ? 1 : 0;
    }

    void publish(OrderEvent event) {
        outbox.append(event);
    }

    private void publish(Transition transition) {
        transition.events().forEach(outbox::append);
    }

    private void rebook(OrderRecord entry) {
        Order order = entry.order;
        CampaignRecord campaign = campaigns.get(order.proposal().campaignId());
        CapReservations before = entry.reservations;
        CapReservations after = before.rebook(
                order.spent().amount(),
                order.committed().amount(),
                ApplicableCaps.at(campaign.toCampaign(), context.now()));
        List<CapReservations.CapChange> changes = before.changesTo(after);
        if (changes.isEmpty()) {
            return;
        }
        if (order instanceof ClosedOrder.Settled && before.reserved().signum() == 0) {
            after.byCap()
                    .forEach((key, reservation) ->
                            caps.excuse(key, before.byCap().get(key), reservation));
        }
        caps.book(changes);
        entry.reservations = after;
        BigDecimal spent = after.spent().subtract(before.spent());
        entry.spent = entry.spent.add(spent);
        entry.positiveSpent = entry.positiveSpent.add(spent.max(BigDecimal.ZERO));
        entry.released =
                entry.released.add(before.reserved().subtract(after.reserved()).subtract(spent.max(BigDecimal.ZERO)));
    }
}
