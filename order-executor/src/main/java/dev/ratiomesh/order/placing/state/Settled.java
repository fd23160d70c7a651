package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The order is over and its cost known. A later correction of the cost is a new version, never an edit. */
public record Settled(OrderProposal proposal, long version, ProviderPlacement placement, Instant settledAt)
        implements ClosedOrder {

    static Transition of(LiveOrder live, DeliveryReport finalReport, String reason, Instant now) {
        Settled settled = new Settled(
                live.proposal(), live.version() + 1, live.placement().withReport(finalReport), now);
        return Transition.of(settled, new OrderSettled(settled.view(), reason, now));
    }

    /** Takes over a correction of the cost or the views; empty when the report changes nothing. */
    public Optional<Transition> corrected(DeliveryReport report, Instant now) {
        if (!placement.differsFrom(report)) {
            return Optional.empty();
        }
        Settled next = new Settled(proposal, version + 1, placement.withReport(report), settledAt);
        String reason = "corrected from " + placement.spent() + " to " + report.cost();
        return Optional.of(Transition.of(next, new OrderSettled(next.view(), reason, now)));
    }

    @Override
    public OrderState state() {
        return OrderState.SETTLED;
    }

    @Override
    public Money spent() {
        return placement.spent();
    }

    @Override
    public long views() {
        return placement.views();
    }

    @Override
    public String providerReference() {
        return placement.reference();
    }

    @Override
    public Instant endsAt() {
        return placement.endsAt();
    }

    @Override
    public NextAction nextAction(@Nullable EndRequest endRequest, Instant now) {
        return proposal.provider().isAutomatic() ? NextAction.REPORT : NextAction.NONE;
    }
}
