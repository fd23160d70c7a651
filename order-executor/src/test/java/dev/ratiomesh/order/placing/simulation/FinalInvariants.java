package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Settled;
import dev.ratiomesh.order.placing.state.Unconfirmed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What holds when nothing goes wrong any more and enough time has passed. */
final class FinalInvariants {
    /** A correction that comes later than this may miss the last look for one. */
    private static final Duration CORRECTION_SEEN_WITHIN = SimulationConfig.CORRECTIONS_FOR.minus(Duration.ofHours(8));

    private final SimulatedDatabase database;
    private final SimulatedProvider platform;
    private final EventReader reader;

    FinalInvariants(SimulatedDatabase database, SimulatedProvider platform, EventReader reader) {
        this.database = database;
        this.platform = platform;
        this.reader = reader;
    }

    void check(MessageDelivery courier) {
        if (!courier.isDrained()) {
            throw new InvariantBreach("a message was never read");
        }
        if (!database.outbox.isDrained() || reader.eventsSeen() != database.outbox.size()) {
            throw new InvariantBreach(
                    "events were never seen: " + reader.eventsSeen() + " of " + database.outbox.size());
        }
        database.orders.values().forEach(this::ended);
        platform.byName().forEach(this::settledAsSpent);
    }

    private void ended(OrderRecord line) {
        boolean atProvider = line.order instanceof Unconfirmed || line.order instanceof LiveOrder;
        boolean unanswered =
                atProvider && platform.isUnresponsive(line.order.proposal().account());
        if (line.order.inFlight() && !unanswered) {
            throw new InvariantBreach(line.id + " has never ended: " + line.order);
        }
        if (reader.version(line.id) != line.order.version()) {
            throw new InvariantBreach("readers do not know the last of " + line.id);
        }
        StepInvariants.requireEqual(
                "spent, as readers see it",
                reader.spent(line.id),
                line.order.spent().amount());
    }

    private void settledAsSpent(String name, List<ProviderCampaign> bookings) {
        ProviderCampaign booking = bookings.get(0);
        OrderRecord line = database.orders.get(name);
        if (line.order instanceof Settled settled
                && booking.lastChange().isBefore(settled.settledAt().plus(CORRECTION_SEEN_WITHIN))) {
            StepInvariants.requireEqual(
                    "cost of " + name,
                    BigDecimal.valueOf(booking.spentCents(), 2),
                    line.order.spent().amount());
        }
    }
}
