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
final class Database {
    final Map<String, OrderLine> orders = new LinkedHashMap<>();
    final Map<String, CampaignLine> campaigns = new LinkedHashMap<>();
    final Set<String> inbox = new HashSet<>();
    final Outbox outbox = new Outbox();
    final CapTable caps;
    private final Stage stage;
    private final Consumer<OrderLine> changed;

    Database(Stage stage, Consumer<OrderLine> changed) {
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
        OrderLine line = new OrderLine(order, new CapReservations(holds));
        line.reserved = budget;
        line.dueAt = Setting.AGENDA.dueAt(order, null, stage.now());
        orders.put(id, line);
        stage.figures().orders++;
        say(decision);
        changed.accept(line);
    }

    /** As Desk writes a step. */
    void write(OrderLine line, WorkStep step) {
        if (step instanceof WorkStep.Save rest) {
            line.end(rest.endRequest());
            line.rest(Setting.AGENDA.dueAt(rest.transition().next(), line.ending, stage.now()));
            line.failures = 0;
            write(line, rest.transition());
        } else if (step instanceof WorkStep.BackOff pause) {
            line.end(pause.endRequest());
            Duration usual = Setting.PAUSES.delay(line.failures++);
            Duration least = pause.retryReason().minimumDelay();
            line.rest(stage.now().plus(usual.compareTo(least) < 0 ? least : usual));
            write(line, pause.transition());
        } else {
            write(line, ((WorkStep.LookUpNow) step).transition());
        }
    }

    /** SENDING is written, and the lease kept. */
    void stepAndGoOn(OrderLine line, Transition decision) {
        line.dueAt = line.leaseUntil;
        write(line, decision);
    }

    void write(OrderLine line, Transition decision) {
        count(line.order.state(), decision.next().state());
        line.order = decision.next();
        if (!decision.events().isEmpty()) {
            account(line);
            say(decision);
        }
        changed.accept(line);
    }

    private void count(OrderState before, OrderState after) {
        stage.figures().settled += before != after && after == OrderState.SETTLED ? 1 : 0;
        stage.figures().unconfirmed += before != after && after == OrderState.UNCONFIRMED ? 1 : 0;
    }

    void say(OrderEvent event) {
        outbox.append(event);
    }

    private void say(Transition decision) {
        decision.events().forEach(outbox::append);
    }

    private void account(OrderLine line) {
        Order order = line.order;
        CampaignLine campaign = campaigns.get(order.proposal().campaignId());
        CapReservations before = line.holds;
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
        caps.post(postings);
        line.holds = after;
        BigDecimal spent = after.spent().subtract(before.spent());
        line.spent = line.spent.add(spent);
        line.spentUp = line.spentUp.add(spent.max(BigDecimal.ZERO));
        line.released =
                line.released.add(before.reserved().subtract(after.reserved()).subtract(spent.max(BigDecimal.ZERO)));
    }
}
