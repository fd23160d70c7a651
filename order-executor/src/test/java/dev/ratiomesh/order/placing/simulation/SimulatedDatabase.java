package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.proposal.ApplicableCaps;
import dev.ratiomesh.order.placing.simulation.CapTable.Violation;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Settled;
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

/** The tables, and what a transaction does to them; each method is one transaction. */
final class SimulatedDatabase {
    final Map<String, OrderRecord> orders = new LinkedHashMap<>();
    final Map<String, CampaignRecord> campaigns = new LinkedHashMap<>();
    final Set<String> inbox = new HashSet<>();
    final SimulatedOutbox outbox = new SimulatedOutbox();
    final CapTable caps;
    private final SimulationContext stage;
    private final Consumer<OrderRecord> changed;

    SimulatedDatabase(SimulationContext stage, Consumer<OrderRecord> changed) {
        this.stage = stage;
        this.caps = new CapTable(stage);
        this.changed = changed;
    }

    boolean hasInFlight(String campaignId) {
        return orders.values().stream()
                .anyMatch(line -> line.order.inFlight()
                        && line.order.proposal().campaignId().equals(campaignId));
    }

    void propose(Transition decision, List<CapKey> keys) throws Violation {
        Order order = decision.next();
        String id = order.proposal().orderId();
        if (orders.containsKey(id) || hasInFlight(order.proposal().campaignId())) {
            throw new Violation("ad_order_one_in_flight: " + id);
        }
        BigDecimal budget = order.reserved().amount();
        caps.reserve(keys, budget);
        Map<CapKey, Reservation> holds = new HashMap<>();
        keys.forEach(key -> holds.put(key, new Reservation(budget, BigDecimal.ZERO)));
        OrderRecord line = new OrderRecord(order, new CapReservations(holds));
        line.reserved = budget;
        line.dueAt = SimulationConfig.SCHEDULE.dueAt(order, null, stage.now());
        orders.put(id, line);
        stage.figures().orders++;
        publish(decision);
        changed.accept(line);
    }

    /** As Desk writes a step. */
    void write(OrderRecord line, WorkStep step) {
        if (step instanceof WorkStep.Save rest) {
            line.requestEnd(rest.endRequest());
            line.scheduleNext(SimulationConfig.SCHEDULE.dueAt(rest.transition().next(), line.endRequest, stage.now()));
            line.failures = 0;
            write(line, rest.transition());
        } else if (step instanceof WorkStep.BackOff pause) {
            line.requestEnd(pause.endRequest());
            Duration usual = SimulationConfig.BACKOFF.delay(line.failures++);
            Duration least = pause.retryReason().minimumDelay();
            line.scheduleNext(stage.now().plus(usual.compareTo(least) < 0 ? least : usual));
            write(line, pause.transition());
        } else {
            write(line, ((WorkStep.LookUpNow) step).transition());
        }
    }

    /** SENDING is written, and the lease kept. */
    void writeAndKeepLease(OrderRecord line, Transition decision) {
        line.dueAt = line.leaseUntil;
        write(line, decision);
    }

    void write(OrderRecord line, Transition decision) {
        count(line.order.state(), decision.next().state());
        line.order = decision.next();
        if (!decision.events().isEmpty()) {
            rebook(line);
            publish(decision);
        }
        changed.accept(line);
    }

    private void count(OrderState before, OrderState after) {
        stage.figures().settled += before != after && after == OrderState.SETTLED ? 1 : 0;
        stage.figures().unconfirmed += before != after && after == OrderState.UNCONFIRMED ? 1 : 0;
    }

    void publish(OrderEvent event) {
        outbox.append(event);
    }

    private void publish(Transition decision) {
        decision.events().forEach(outbox::append);
    }

    private void rebook(OrderRecord line) {
        Order order = line.order;
        CampaignRecord campaign = campaigns.get(order.proposal().campaignId());
        CapReservations before = line.reservations;
        CapReservations after = before.rebook(
                order.spent().amount(),
                order.committed().amount(),
                ApplicableCaps.at(campaign.toCampaign(), stage.now()));
        List<CapReservations.CapChange> postings = before.changesTo(after);
        if (postings.isEmpty()) {
            return;
        }
        if (order instanceof Settled && before.reserved().signum() == 0) {
            after.byCap().forEach((key, hold) -> caps.excuse(key, before.byCap().get(key), hold));
        }
        caps.book(postings);
        line.reservations = after;
        BigDecimal spent = after.spent().subtract(before.spent());
        line.spent = line.spent.add(spent);
        line.positiveSpent = line.positiveSpent.add(spent.max(BigDecimal.ZERO));
        line.released =
                line.released.add(before.reserved().subtract(after.reserved()).subtract(spent.max(BigDecimal.ZERO)));
    }
}
