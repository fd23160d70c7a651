package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.state.OrderProposal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A campaign at the provider. Costs are in cents and are known to its reports a while later. */
final class Booking {
    final OrderProposal order;
    final String reference;
    final Instant until;
    final long budget;
    private final List<Cost> costs = new ArrayList<>();
    private final long reportedAfter;
    private boolean stopped;
    private long spent;

    Booking(OrderProposal order, Instant until, int number, Duration reportedAfter) {
        this.order = order;
        this.until = until;
        this.reference = "customers/" + order.account() + "/campaigns/" + number;
        this.budget = order.budget().amount().movePointRight(2).longValueExact();
        this.reportedAfter = reportedAfter.toMillis();
    }

    private record Cost(long at, long total) {}

    /** Whether it can still spend. */
    boolean isAlive(Instant now) {
        return !stopped && now.isBefore(until) && spent < budget;
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    long spent() {
        return spent;
    }

    /** What it may still spend. */
    long rest(Instant now) {
        return isAlive(now) ? budget - spent : 0;
    }

    void cost(long change, Instant now) {
        spent += change;
        costs.add(new Cost(now.toEpochMilli(), spent));
    }

    Instant lastChange() {
        return costs.isEmpty() ? Instant.MIN : Instant.ofEpochMilli(costs.get(costs.size() - 1).at);
    }

    long reported(Instant now) {
        long total = 0;
        for (Cost cost : costs) {
            if (cost.at + reportedAfter <= now.toEpochMilli()) {
                total = cost.total;
            }
        }
        return total;
    }
}
