package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import dev.ratiomesh.order.placing.proposal.ApplicableCaps;
import dev.ratiomesh.order.placing.state.ClosedOrder;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Checks the provider's actual spending and what it may still spend against every cap, at every moment. The cost of a settled
 * order counts where its reports put it, because a total does not show the day on which it was spent.
 */
final class SpendingCheck {
    private final SimulationContext context;
    private final SimulatedDatabase database;
    private final SimulatedProvider provider;
    private final Map<String, Deque<Cost>> costs = new HashMap<>();
    private final Map<String, Long> knownCents = new HashMap<>();

    SpendingCheck(SimulationContext context, SimulatedDatabase database, SimulatedProvider provider) {
        this.context = context;
        this.database = database;
        this.provider = provider;
    }

    private record Cost(Set<CapKey> keys, long cents) {}

    void accepted(ProviderCampaign campaign) {
        check(campaign, keys(campaign));
    }

    void spent(ProviderCampaign campaign) {
        long change = campaign.spentCents() - knownCents.getOrDefault(campaign.reference, 0L);
        knownCents.put(campaign.reference, campaign.spentCents());
        boolean counted = !campaign.isStopped() && context.now().isBefore(campaign.endsAt);
        if (change < 0) {
            removeCost(campaign, -change);
        } else if (counted) {
            Set<CapKey> keys = keys(campaign);
            costs.computeIfAbsent(campaign.reference, name -> new ArrayDeque<>())
                    .addLast(new Cost(keys, change));
            check(campaign, keys);
        }
    }

    private void removeCost(ProviderCampaign campaign, long cents) {
        Deque<Cost> booked = costs.getOrDefault(campaign.reference, new ArrayDeque<>());
        long remaining = cents;
        while (remaining > 0 && !booked.isEmpty()) {
            Cost last = booked.removeLast();
            long takenBack = Math.min(remaining, last.cents);
            if (takenBack < last.cents) {
                booked.addLast(new Cost(last.keys, last.cents - takenBack));
            }
            remaining -= takenBack;
        }
    }

    private Set<CapKey> keys(ProviderCampaign campaign) {
        return ApplicableCaps.at(
                database.campaigns.get(campaign.order.campaignId()).toCampaign(), context.now());
    }

    private void check(ProviderCampaign campaign, Set<CapKey> keys) {
        OrderRecord entry = database.orders.get(campaign.order.orderId());
        for (CapKey key : keys) {
            if (!entry.reservations.byCap().containsKey(key)) {
                throw new InvariantBreach(entry.id + " spends under " + key.text() + ", where it reserves nothing");
            }
            CapTable.Cap cap = database.caps.row(key);
            BigDecimal maximum = committed(key);
            if (cap.highestLimit != null && maximum.compareTo(cap.highestLimit.add(cap.permittedExcess)) > 0) {
                throw new InvariantBreach("the provider may spend " + maximum + " under " + key.text() + ", the cap is "
                        + cap.highestLimit);
            }
        }
    }

    /** Returns what was spent under the cap and may still be spent by every campaign that spends under it now. */
    private BigDecimal committed(CapKey key) {
        BigDecimal settled = BigDecimal.ZERO;
        long remaining = 0;
        for (var campaigns : provider.byName().values()) {
            OrderRecord entry = database.orders.get(campaigns.get(0).order.orderId());
            Reservation reservation = entry.reservations.byCap().get(key);
            if (reservation == null) {
                continue;
            }
            if (entry.order instanceof ClosedOrder.Settled) {
                settled = settled.add(reservation.spent());
                continue;
            }
            for (ProviderCampaign campaign : campaigns) {
                long spendable = campaign.spendable(context.now());
                remaining +=
                        spent(campaign, key) + (spendable > 0 && keys(campaign).contains(key) ? spendable : 0);
            }
        }
        return settled.add(BigDecimal.valueOf(remaining, 2));
    }

    private long spent(ProviderCampaign campaign, CapKey key) {
        long sum = 0;
        for (Cost cost : costs.getOrDefault(campaign.reference, new ArrayDeque<>())) {
            sum += cost.keys.contains(key) ? cost.cents : 0;
        }
        return sum;
    }
}
