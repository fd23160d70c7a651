package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import java.time.Instant;

/**
 * The order was sent, and neither the answer nor a look-up showed whether the provider has it. Its money stays reserved.
 *
 * @param detail the last answers of the provider
 */
public record Unconfirmed(OrderProposal proposal, long version, SendAttempt attempt, String detail)
        implements InDoubtOrder {

    static Transition of(Sending sending, String detail, Instant now) {
        var next = new Unconfirmed(sending.proposal(), sending.version() + 1, sending.attempt(), detail);
        return Transition.of(next, new OrderUnconfirmed(next.view(), detail, now));
    }

    /** A person has found the order at the provider. */
    public Transition confirmedManually(String reference, ManualConfirmation confirmation, Instant now) {
        return Placed.confirmedManually(this, reference, confirmation, now);
    }

    @Override
    public OrderState state() {
        return OrderState.UNCONFIRMED;
    }
}
