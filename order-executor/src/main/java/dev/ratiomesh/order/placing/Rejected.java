package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderRejected;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;

/** A person said no. */
public record Rejected(Proposal proposal, long version) implements Ended {

    static Decision of(Proposed proposed, String by, String reason, Instant now) {
        Rejected rejected = new Rejected(proposed.proposal(), proposed.version() + 1);
        return Decision.of(rejected, new OrderRejected(rejected.view(), by, reason, now));
    }

    @Override
    public OrderState state() {
        return OrderState.REJECTED;
    }
}
