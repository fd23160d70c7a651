package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.caps.CapKey;
import dev.ratiomesh.order.placing.caps.CapReservations;
import dev.ratiomesh.order.placing.caps.CapReservations.Reservation;
import dev.ratiomesh.order.placing.state.Order;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what must hold after every step. */
final class StepInvariants {
    private static final Set<OrderState> MAY_BE_AT_PROVIDER = EnumSet.of(
            OrderState.SENDING, OrderState.UNCONFIRMED, OrderState.PLACED, OrderState.RUNNING, OrderState.SETTLED);

    private static final Reservation NONE = new Reservation(BigDecimal.ZERO, BigDecimal.ZERO);
    private final SimulationContext context;
    private final SimulatedDatabase database;
    private final SimulatedProvider provider;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, CapReservations> reservations = new HashMap<>();
    private final Map<CapKey, Reservation> sums = new HashMap<>();

    StepInvariants(SimulationContext context, SimulatedDatabase database, SimulatedProvider provider) {
        this.context = context;
        this.database = database;
        this.provider = provider;
    }

    void check() {
        provider.byName().forEach(this::atMostOneAndKnown);
        database.caps.touched().forEach(key -> capKept(key, database.caps.row(key)));
        database.caps.touched().clear();
    }

    /** Checks a written order: the sums over all orders are kept, and only the changed caps are compared. */
    void checkWritten(OrderRecord entry) {
        Order before = orders.put(entry.id, entry.order);
        if (before == null && !onlyInFlight(entry)) {
            throw new InvariantBreach(
                    "two orders in flight of " + entry.order.proposal().campaignId());
        }
        CapReservations last = reservations.put(entry.id, entry.reservations);
        entry.reservations.byCap().forEach((key, reservation) -> {
            Reservation previous = last == null ? NONE : last.byCap().get(key);
            Reservation sum = sums.getOrDefault(key, NONE);
            Reservation now = new Reservation(
                    sum.reserved().subtract(previous.reserved()).add(reservation.reserved()),
                    sum.spent().subtract(previous.spent()).add(reservation.spent()));
            sums.put(key, now);
            requireEqual("reserved under " + key.text(), now.reserved(), database.caps.row(key).reserved);
            requireEqual("spent under " + key.text(), now.spent(), database.caps.row(key).spent);
        });
        ledgerAgrees(entry);
    }

    private boolean onlyInFlight(OrderRecord entry) {
        return database.orders.values().stream()
                .noneMatch(candidate -> candidate != entry
                        && candidate.order.inFlight()
                        && candidate
                                .order
                                .proposal()
                                .campaignId()
                                .equals(entry.order.proposal().campaignId()));
    }

    private void atMostOneAndKnown(String name, List<ProviderCampaign> campaigns) {
        if (campaigns.size() > 1) {
            throw new InvariantBreach(name + " is " + campaigns.size() + " times at the provider");
        }
        OrderRecord entry = database.orders.get(name);
        OrderState state = entry.order.state();
        boolean spends = campaigns.get(0).canSpend(context.now());
        if (!MAY_BE_AT_PROVIDER.contains(state) || (state == OrderState.SETTLED && spends)) {
            throw new InvariantBreach(name + " is " + state + ", and the provider has accepted it");
        }
    }

    private static void capKept(CapKey key, CapTable.Cap cap) {
        if (cap.reserved.signum() < 0 || cap.spent.signum() < 0) {
            throw new InvariantBreach(key.text() + " is below zero");
        }
        if (cap.limit != null && cap.used().compareTo(cap.limit.add(cap.permittedExcess)) > 0) {
            throw new InvariantBreach(key.text() + " is exceeded: " + cap.reserved + " reserved and " + cap.spent
                    + " spent of " + cap.limit);
        }
    }

    /** Compares the sums of the ledger with the order. */
    private static void ledgerAgrees(OrderRecord entry) {
        BigDecimal reserved = entry.reservations.reserved();
        requireEqual("spent by " + entry.id, entry.spent, entry.order.spent().amount());
        requireEqual(
                "reserved by " + entry.id,
                entry.reserved.subtract(entry.released).subtract(entry.positiveSpent),
                reserved);
        requireEqual("reserved by " + entry.id, reserved, entry.order.reserved().amount());
    }

    static void requireEqual(String name, BigDecimal actual, BigDecimal expected) {
        if (actual.compareTo(expected) != 0) {
            throw new InvariantBreach(name + ": " + actual + " is not " + expected);
        }
    }
}
