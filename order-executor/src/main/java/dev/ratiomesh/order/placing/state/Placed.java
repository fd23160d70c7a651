package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import java.time.Instant;
import java.util.Optional;

/** The provider has accepted the order, or a person has booked it; nothing is spent yet. */
public record Placed(OrderProposal proposal, long version, ProviderPlacement placement) implements LiveOrder {

    static Transition of(InDoubtOrder before, String reference, Instant now) {
        return of(before, new ProviderPlacement(reference, before.endsAt(), before.spent(), 0, null, null), now);
    }

    /** Places an order that a person found at the provider; the provider is asked before anything is booked or stopped. */
    static Transition confirmedManually(
            Unconfirmed before, String reference, ManualConfirmation confirmation, Instant now) {
        return of(
                before, new ProviderPlacement(reference, before.endsAt(), before.spent(), 0, null, confirmation), now);
    }

    /** Places an order that a person has booked. */
    static Transition of(Approved before, InsertionBooking booking, Instant now) {
        ProviderPlacement placement =
                new ProviderPlacement(booking.reference(), booking.endsAt(), before.spent(), 0, null, null);
        return of(before, placement, now);
    }

    private static Transition of(Order before, ProviderPlacement placement, Instant now) {
        Placed placed = new Placed(before.proposal(), before.version() + 1, placement);
        return Transition.of(placed, new OrderPlaced(placed.view(), now));
    }

    @Override
    public Optional<Transition> reported(DeliveryReport report, Instant now) {
        return placement.differsFrom(report) ? Optional.of(Running.of(this, report, now)) : Optional.empty();
    }

    @Override
    public Placed confirmed() {
        return new Placed(proposal, version, placement.confirmed());
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
