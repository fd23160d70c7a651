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
final class Truth {
    private final Stage stage;
    private final Database database;
    private final Platform platform;
    private final Map<String, Deque<Cost>> costs = new HashMap<>();
    private final Map<String, Long> known = new HashMap<>();

    Truth(Stage stage, Database database, Platform platform) {
        this.stage = stage;
        this.database = database;
        this.platform = platform;
    }

    private record Cost(Set<CapKey> keys, long cents) {}

    void accepted(Booking booking) {
        check(booking, keys(booking));
    }

    void spent(Booking booking) {
        long change = booking.spent() - known.getOrDefault(booking.reference, 0L);
        known.put(booking.reference, booking.spent());
        boolean counted = !booking.isStopped() && stage.now().isBefore(booking.until);
        if (change < 0) {
            takeBack(booking, -change);
        } else if (counted) {
            Set<CapKey> keys = keys(booking);
            costs.computeIfAbsent(booking.reference, name -> new ArrayDeque<>()).addLast(new Cost(keys, change));
            check(booking, keys);
        }
    }

    private void takeBack(Booking booking, long cents) {
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

    private Set<CapKey> keys(Booking booking) {
        return ApplicableCaps.at(
                database.campaigns.get(booking.order.campaignId()).toCampaign(), stage.now());
    }

    private void check(Booking booking, Set<CapKey> keys) {
        OrderLine line = database.orders.get(booking.order.orderId());
        for (CapKey key : keys) {
            if (!line.holds.byCap().containsKey(key)) {
                throw new Breach(line.id + " spends under " + key.text() + ", where it holds nothing");
            }
            CapTable.Cap cap = database.caps.row(key);
            BigDecimal most = most(key);
            if (cap.highest != null && most.compareTo(cap.highest.add(cap.excused)) > 0) {
                throw new Breach(
                        "the provider may spend " + most + " under " + key.text() + ", the cap is " + cap.highest);
            }
        }
    }

    /** Spent, and still to be spent by every campaign that spends under it now. */
    private BigDecimal most(CapKey key) {
        BigDecimal settled = BigDecimal.ZERO;
        long open = 0;
        for (var bookings : platform.byName().values()) {
            OrderLine line = database.orders.get(bookings.get(0).order.orderId());
            Reservation hold = line.holds.byCap().get(key);
            if (hold == null) {
                continue;
            }
            if (line.order instanceof Settled) {
                settled = settled.add(hold.spent());
                continue;
            }
            for (Booking one : bookings) {
                long rest = one.rest(stage.now());
                open += spent(one, key) + (rest > 0 && keys(one).contains(key) ? rest : 0);
            }
        }
        return settled.add(BigDecimal.valueOf(open, 2));
    }

    private long spent(Booking booking, CapKey key) {
        long sum = 0;
        for (Cost cost : costs.getOrDefault(booking.reference, new ArrayDeque<>())) {
            sum += cost.keys.contains(key) ? cost.cents : 0;
        }
        return sum;
    }
}
