package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.state.OrderProposal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stands in for a campaign at the provider. Costs are in cents and appear in its reports after a delay. */
final class ProviderCampaign {
    final OrderProposal order;
    final String reference;
    final Instant endsAt;
    final long budgetCents;
    private final List<Cost> costs = new ArrayList<>();
    private final long reportDelayMillis;
    private boolean stopped;
    private long spentCents;

    ProviderCampaign(OrderProposal order, Instant endsAt, int number, Duration reportDelay) {
        this.order = order;
        this.endsAt = endsAt;
        this.reference = "customers/" + order.account() + "/campaigns/" + number;
        this.budgetCents = order.budget().amount().movePointRight(2).longValueExact();
        this.reportDelayMillis = reportDelay.toMillis();
    }

    private record Cost(long at, long total) {}

    /** Tells whether the campaign can still spend. */
    boolean canSpend(Instant now) {
        return !stopped && now.isBefore(endsAt) && spentCents < budgetCents;
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    long spentCents() {
        return spentCents;
    }

    /** Returns the cents that the campaign may still spend. */
    long spendable(Instant now) {
        return canSpend(now) ? budgetCents - spentCents : 0;
    }

    void addCost(long change, Instant now) {
        spentCents += change;
        costs.add(new Cost(now.toEpochMilli(), spentCents));
    }

    Instant lastChange() {
        return costs.isEmpty() ? Instant.MIN : Instant.ofEpochMilli(costs.get(costs.size() - 1).at);
    }

    long reportedCents(Instant now) {
        long total = 0;
        for (Cost cost : costs) {
            if (cost.at + reportDelayMillis <= now.toEpochMilli()) {
                total = cost.total;
            }
        }
        return total;
    }
}
