package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderRejected;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;

/** A person said no. */
public record Rejected(OrderProposal proposal, long version) implements ClosedOrder {

    static Transition of(Proposed proposed, String by, String reason, Instant now) {
        Rejected rejected = new Rejected(proposed.proposal(), proposed.version() + 1);
        return Transition.of(rejected, new OrderRejected(rejected.view(), by, reason, now));
    }

    @Override
    public OrderState state() {
        return OrderState.REJECTED;
    }
}
