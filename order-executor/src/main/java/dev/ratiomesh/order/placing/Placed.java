package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import java.util.Optional;

/** Accepted by the provider; nothing spent yet. */
public record Placed(Proposal proposal, long version, Placement placement) implements Shown {

    static Decision of(Unsettled before, String reference, Instant now) {
        Placement placement = new Placement(reference, before.endsAt(), before.spent(), 0, null);
        Placed placed = new Placed(before.proposal(), before.version() + 1, placement);
        return Decision.of(placed, new OrderPlaced(placed.view(), now));
    }

    @Override
    public Optional<Decision> reported(Report report, Instant now) {
        return placement.differsFrom(report) ? Optional.of(Running.of(this, report, now)) : Optional.empty();
    }

    @Override
    public Placed stopped(Instant now) {
        return new Placed(proposal, version, placement.stopped(now));
    }

    @Override
    public OrderState state() {
        return OrderState.PLACED;
    }
}
