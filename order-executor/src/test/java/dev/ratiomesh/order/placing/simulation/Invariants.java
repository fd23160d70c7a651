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
final class Invariants {
    private static final Set<OrderState> MAY_BE_THERE = EnumSet.of(
            OrderState.SENDING, OrderState.UNCONFIRMED, OrderState.PLACED, OrderState.RUNNING, OrderState.SETTLED);

    private static final Reservation NOTHING = new Reservation(BigDecimal.ZERO, BigDecimal.ZERO);
    private final Stage stage;
    private final Database database;
    private final Platform platform;
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, CapReservations> holds = new HashMap<>();
    private final Map<CapKey, Reservation> sums = new HashMap<>();

    Invariants(Stage stage, Database database, Platform platform) {
        this.stage = stage;
        this.database = database;
        this.platform = platform;
    }

    void check() {
        platform.byName().forEach(this::atMostOneAndKnown);
        database.caps.touched().forEach(key -> notPassed(key, database.caps.row(key)));
        database.caps.touched().clear();
    }

    /** After an order was written: the sums over all orders are kept, and only what it changed is compared. */
    void written(OrderLine line) {
        Order before = orders.put(line.id, line.order);
        if (before == null && !alone(line)) {
            throw new Breach("two orders in flight of " + line.order.proposal().campaignId());
        }
        CapReservations last = holds.put(line.id, line.holds);
        line.holds.byCap().forEach((key, hold) -> {
            Reservation was = last == null ? NOTHING : last.byCap().get(key);
            Reservation sum = sums.getOrDefault(key, NOTHING);
            Reservation now = new Reservation(
                    sum.reserved().subtract(was.reserved()).add(hold.reserved()),
                    sum.spent().subtract(was.spent()).add(hold.spent()));
            sums.put(key, now);
            same("reserved under " + key.text(), now.reserved(), database.caps.row(key).reserved);
            same("spent under " + key.text(), now.spent(), database.caps.row(key).spent);
        });
        booked(line);
    }

    private boolean alone(OrderLine line) {
        return database.orders.values().stream()
                .noneMatch(other -> other != line
                        && other.order.inFlight()
                        && other.order
                                .proposal()
                                .campaignId()
                                .equals(line.order.proposal().campaignId()));
    }

    private void atMostOneAndKnown(String name, List<Booking> bookings) {
        if (bookings.size() > 1) {
            throw new Breach(name + " is " + bookings.size() + " times at the provider");
        }
        OrderLine line = database.orders.get(name);
        OrderState state = line.order.state();
        boolean spends = bookings.get(0).isAlive(stage.now());
        if (!MAY_BE_THERE.contains(state) || (state == OrderState.SETTLED && spends)) {
            throw new Breach(name + " is " + state + ", and the provider has accepted it");
        }
    }

    private static void notPassed(CapKey key, CapTable.Cap cap) {
        if (cap.reserved.signum() < 0 || cap.spent.signum() < 0) {
            throw new Breach(key.text() + " is below zero");
        }
        if (cap.limit != null && cap.used().compareTo(cap.limit.add(cap.excused)) > 0) {
            throw new Breach(key.text() + " is passed: " + cap.reserved + " reserved and " + cap.spent + " spent of "
                    + cap.limit);
        }
    }

    /** The lines of the ledger say what the order says. */
    private static void booked(OrderLine line) {
        BigDecimal held = line.holds.reserved();
        same("spent by " + line.id, line.spent, line.order.spent().amount());
        same("held by " + line.id, line.reserved.subtract(line.released).subtract(line.spentUp), held);
        same("held by " + line.id, held, line.order.reserved().amount());
    }

    static void same(String what, BigDecimal one, BigDecimal other) {
        if (one.compareTo(other) != 0) {
            throw new Breach(what + ": " + one + " is not " + other);
        }
    }
}
