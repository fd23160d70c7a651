package dev.ratiomesh.order.placing.simulation;

import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.LiveOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Checks what must hold once faults have ended and enough time has passed. */
final class FinalInvariants {
    /** Longest delay after settling with which a correction is certainly read. */
    private static final Duration CORRECTION_SEEN_WITHIN = SimulationConfig.CORRECTIONS_FOR.minus(Duration.ofHours(8));

    private final SimulatedDatabase database;
    private final SimulatedProvider provider;
    private final EventReader reader;

    FinalInvariants(SimulatedDatabase database, SimulatedProvider provider, EventReader reader) {
        this.database = database;
        this.provider = provider;
        this.reader = reader;
    }

    void check(MessageDelivery delivery) {
        if (!delivery.isDrained()) {
            throw new InvariantBreach("a message was never handled");
        }
        if (!database.outbox.isDrained() || reader.eventsConsumed() != database.outbox.size()) {
            throw new InvariantBreach(
                    "events were never consumed: " + reader.eventsConsumed() + " of " + database.outbox.size());
        }
        database.orders.values().forEach(this::ended);
        provider.byName().forEach(this::settledAsSpent);
    }

    private void ended(OrderRecord entry) {
        boolean atProvider = entry.order instanceof InDoubtOrder.Unconfirmed || entry.order instanceof LiveOrder;
        boolean unresolvable =
                atProvider && provider.isUnresponsive(entry.order.proposal().account());
        if (entry.order.inFlight() && !unresolvable) {
            throw new InvariantBreach(entry.id + " has never ended: " + entry.order);
        }
        if (reader.version(entry.id) != entry.order.version()) {
            throw new InvariantBreach("consumers do not know the last version of " + entry.id);
        }
        StepInvariants.requireEqual(
                "spent, as consumers see it",
                reader.spent(entry.id),
                entry.order.spent().amount());
    }

    private void settledAsSpent(String name, List<ProviderCampaign> campaigns) {
        ProviderCampaign campaign = campaigns.get(0);
        OrderRecord entry = database.orders.get(name);
        if (entry.order instanceof ClosedOrder.Settled settled
                && campaign.lastChange().isBefore(settled.settledAt().plus(CORRECTION_SEEN_WITHIN))) {
            StepInvariants.requireEqual(
                    "cost of " + name,
                    BigDecimal.valueOf(campaign.spentCents(), 2),
                    entry.order.spent().amount());
        }
    }
}
