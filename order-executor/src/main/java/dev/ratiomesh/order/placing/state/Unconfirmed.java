package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import java.time.Instant;

/** Sent, and neither the answer nor a look-up said whether it was accepted. Its money stays held. */
public record Unconfirmed(OrderProposal proposal, long version, SendAttempt attempt, String detail)
        implements InDoubtOrder {

    static Transition of(Sending sending, String detail, Instant now) {
        var next = new Unconfirmed(sending.proposal(), sending.version() + 1, sending.attempt(), detail);
        return Transition.of(next, new OrderUnconfirmed(next.view(), detail, now));
    }

    /** A person says that it is there. */
    public Transition confirmedManually(String reference, ManualConfirmation voucher, Instant now) {
        return Placed.confirmedManually(this, reference, voucher, now);
    }

    @Override
    public OrderState state() {
        return OrderState.UNCONFIRMED;
    }
}
