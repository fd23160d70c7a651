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

/** What holds after every step. */
final class StepInvariants {
    private static final Set<OrderState> MAY_BE_THERE = EnumSet.of(
            OrderState.SENDING, OrderState.UNCONFIRMED, OrderState.PLACED, OrderState.RUNNING, OrderState.SETTLED);

    private static final Reservation NONE = new Reservation(BigDecimal.ZERO, BigDecimal.ZERO);
    private final SimulationContext stage;
    private final SimulatedDatabase database;
    private final SimulatedProvider platform;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, CapReservations> reservations = new HashMap<>();
    private final Map<CapKey, Reservation> sums = new HashMap<>();

    StepInvariants(SimulationContext stage, SimulatedDatabase database, SimulatedProvider platform) {
        this.stage = stage;
        this.database = database;
        this.platform = platform;
    }

    void check() {
        platform.byName().forEach(this::atMostOneAndKnown);
        database.caps.touched().forEach(key -> capKept(key, database.caps.row(key)));
        database.caps.touched().clear();
    }

    /** After an order was written: the sums over all orders are kept, and only what it changed is compared. */
    void checkWritten(OrderRecord line) {
        Order before = orders.put(line.id, line.order);
        if (before == null && !onlyInFlight(line)) {
            throw new InvariantBreach(
                    "two orders in flight of " + line.order.proposal().campaignId());
        }
        CapReservations last = reservations.put(line.id, line.reservations);
        line.reservations.byCap().forEach((key, hold) -> {
            Reservation was = last == null ? NONE : last.byCap().get(key);
            Reservation sum = sums.getOrDefault(key, NONE);
            Reservation now = new Reservation(
                    sum.reserved().subtract(was.reserved()).add(hold.reserved()),
                    sum.spent().subtract(was.spent()).add(hold.spent()));
            sums.put(key, now);
            requireEqual("reserved under " + key.text(), now.reserved(), database.caps.row(key).reserved);
            requireEqual("spent under " + key.text(), now.spent(), database.caps.row(key).spent);
        });
        ledgerAgrees(line);
    }

    private boolean onlyInFlight(OrderRecord line) {
        return database.orders.values().stream()
                .noneMatch(other -> other != line
                        && other.order.inFlight()
                        && other.order
                                .proposal()
                                .campaignId()
                                .equals(line.order.proposal().campaignId()));
    }

    private void atMostOneAndKnown(String name, List<ProviderCampaign> bookings) {
        if (bookings.size() > 1) {
            throw new InvariantBreach(name + " is " + bookings.size() + " times at the provider");
        }
        OrderRecord line = database.orders.get(name);
        OrderState state = line.order.state();
        boolean spends = bookings.get(0).canSpend(stage.now());
        if (!MAY_BE_THERE.contains(state) || (state == OrderState.SETTLED && spends)) {
            throw new InvariantBreach(name + " is " + state + ", and the provider has accepted it");
        }
    }

    private static void capKept(CapKey key, CapTable.Cap cap) {
        if (cap.reserved.signum() < 0 || cap.spent.signum() < 0) {
            throw new InvariantBreach(key.text() + " is below zero");
        }
        if (cap.limit != null && cap.used().compareTo(cap.limit.add(cap.permittedExcess)) > 0) {
            throw new InvariantBreach(key.text() + " is passed: " + cap.reserved + " reserved and " + cap.spent
                    + " spent of " + cap.limit);
        }
    }

    /** The lines of the ledger say what the order says. */
    private static void ledgerAgrees(OrderRecord line) {
        BigDecimal held = line.reservations.reserved();
        requireEqual("spent by " + line.id, line.spent, line.order.spent().amount());
        requireEqual("held by " + line.id, line.reserved.subtract(line.released).subtract(line.positiveSpent), held);
        requireEqual("held by " + line.id, held, line.order.reserved().amount());
    }

    static void requireEqual(String what, BigDecimal one, BigDecimal other) {
        if (one.compareTo(other) != 0) {
            throw new InvariantBreach(what + ": " + one + " is not " + other);
        }
    }
}
