package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import dev.ratiomesh.order.placing.proposal.ApplicableCaps;
import dev.ratiomesh.order.placing.state.Settled;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the provider has really spent, when, and what it may still spend: at no moment more than any cap. What a settled
 * order cost counts where its reports put it, because a total does not say on which day it was spent.
 */
final class SpendingCheck {
    private final SimulationContext stage;
    private final SimulatedDatabase database;
    private final SimulatedProvider platform;
    private final Map<String, Deque<Cost>> costs = new HashMap<>();
    private final Map<String, Long> knownCents = new HashMap<>();

    SpendingCheck(SimulationContext stage, SimulatedDatabase database, SimulatedProvider platform) {
        this.stage = stage;
        this.database = database;
        this.platform = platform;
    }

    private record Cost(Set<CapKey> keys, long cents) {}

    void accepted(ProviderCampaign booking) {
        check(booking, keys(booking));
    }

    void spent(ProviderCampaign booking) {
        long change = booking.spentCents() - knownCents.getOrDefault(booking.reference, 0L);
        knownCents.put(booking.reference, booking.spentCents());
        boolean counted = !booking.isStopped() && stage.now().isBefore(booking.endsAt);
        if (change < 0) {
            removeCost(booking, -change);
        } else if (counted) {
            Set<CapKey> keys = keys(booking);
            costs.computeIfAbsent(booking.reference, name -> new ArrayDeque<>()).addLast(new Cost(keys, change));
            check(booking, keys);
        }
    }

    private void removeCost(ProviderCampaign booking, long cents) {
        Deque<Cost> all = costs.getOrDefault(booking.reference, new ArrayDeque<>());
        long open = cents;
        while (open > 0 && !all.isEmpty()) {
            Cost last = all.removeLast();
            long back = Math.min(open, last.cents);
            if (back < last.cents) {
                all.addLast(new Cost(last.keys, last.cents - back));
            }
            open -= back;
        }
    }

    private Set<CapKey> keys(ProviderCampaign booking) {
        return ApplicableCaps.at(
                database.campaigns.get(booking.order.campaignId()).toCampaign(), stage.now());
    }

    private void check(ProviderCampaign booking, Set<CapKey> keys) {
        OrderRecord line = database.orders.get(booking.order.orderId());
        for (CapKey key : keys) {
            if (!line.reservations.byCap().containsKey(key)) {
                throw new InvariantBreach(line.id + " spends under " + key.text() + ", where it holds nothing");
            }
            CapTable.Cap cap = database.caps.row(key);
            BigDecimal most = committed(key);
            if (cap.highestLimit != null && most.compareTo(cap.highestLimit.add(cap.permittedExcess)) > 0) {
                throw new InvariantBreach(
                        "the provider may spend " + most + " under " + key.text() + ", the cap is " + cap.highestLimit);
            }
        }
    }

    /** Spent, and still to be spent by every campaign that spends under it now. */
    private BigDecimal committed(CapKey key) {
        BigDecimal settled = BigDecimal.ZERO;
        long open = 0;
        for (var bookings : platform.byName().values()) {
            OrderRecord line = database.orders.get(bookings.get(0).order.orderId());
            Reservation hold = line.reservations.byCap().get(key);
            if (hold == null) {
                continue;
            }
            if (line.order instanceof Settled) {
                settled = settled.add(hold.spent());
                continue;
            }
            for (ProviderCampaign one : bookings) {
                long rest = one.spendable(stage.now());
                open += spent(one, key) + (rest > 0 && keys(one).contains(key) ? rest : 0);
            }
        }
        return settled.add(BigDecimal.valueOf(open, 2));
    }

    private long spent(ProviderCampaign booking, CapKey key) {
        long sum = 0;
        for (Cost cost : costs.getOrDefault(booking.reference, new ArrayDeque<>())) {
            sum += cost.keys.contains(key) ? cost.cents : 0;
        }
        return sum;
    }
}
