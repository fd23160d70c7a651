package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Taken back; it is not at the provider. */
public record Cancelled(OrderProposal proposal, long version, @Nullable Instant endsAt) implements ClosedOrder {

    static Transition of(Order before, Ending ending, Instant now) {
        Cancelled cancelled = new Cancelled(before.proposal(), before.version() + 1, before.endsAt());
        return Transition.of(cancelled, new OrderCancelled(cancelled.view(), ending.by(), ending.reason(), now));
    }

    @Override
    public OrderState state() {
        return OrderState.CANCELLED;
    }
}
