package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Settled;
import dev.ratiomesh.order.placing.state.Unconfirmed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What holds when nothing goes wrong any more and enough time has passed. */
final class Quiescence {
    /** A correction that comes later than this may miss the last look for one. */
    private static final Duration SEEN_WITHIN = Setting.CORRECTIONS_FOR.minus(Duration.ofHours(8));

    private final Database database;
    private final Platform platform;
    private final Reader reader;

    Quiescence(Database database, Platform platform, Reader reader) {
        this.database = database;
        this.platform = platform;
        this.reader = reader;
    }

    void check(Courier courier) {
        if (!courier.isDrained()) {
            throw new Breach("a message was never read");
        }
        if (!database.outbox.isDrained() || reader.eventsSeen() != database.outbox.size()) {
            throw new Breach("events were never seen: " + reader.eventsSeen() + " of " + database.outbox.size());
        }
        database.orders.values().forEach(this::ended);
        platform.byName().forEach(this::settledAsSpent);
    }

    private void ended(OrderLine line) {
        boolean atProvider = line.order instanceof Unconfirmed || line.order instanceof LiveOrder;
        boolean unanswered = atProvider && platform.isDead(line.order.proposal().account());
        if (line.order.inFlight() && !unanswered) {
            throw new Breach(line.id + " has never ended: " + line.order);
        }
        if (reader.version(line.id) != line.order.version()) {
            throw new Breach("readers do not know the last of " + line.id);
        }
        Invariants.same(
                "spent, as readers see it",
                reader.spent(line.id),
                line.order.spent().amount());
    }

    private void settledAsSpent(String name, List<Booking> bookings) {
        Booking booking = bookings.get(0);
        OrderLine line = database.orders.get(name);
        if (line.order instanceof Settled settled
                && booking.lastChange().isBefore(settled.settledAt().plus(SEEN_WITHIN))) {
            Invariants.same(
                    "cost of " + name,
                    BigDecimal.valueOf(booking.spent(), 2),
                    line.order.spent().amount());
        }
    }
}
