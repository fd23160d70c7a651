package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderPlaced;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import java.util.Optional;

/** Accepted by the provider, or booked by a person; nothing spent yet. */
public record Placed(Proposal proposal, long version, Placement placement) implements Shown {

    static Decision of(Unsettled before, String reference, Instant now) {
        return of(before, new Placement(reference, before.endsAt(), before.spent(), 0, null, null), now);
    }

    /** By a person's word; the provider is asked before anything is booked or stopped. */
    static Decision vouched(Unconfirmed before, String reference, Voucher voucher, Instant now) {
        return of(before, new Placement(reference, before.endsAt(), before.spent(), 0, null, voucher), now);
    }

    /** By a person, who has booked it. */
    static Decision of(Approved before, Booking booking, Instant now) {
        Placement placement = new Placement(booking.reference(), booking.endsAt(), before.spent(), 0, null, null);
        return of(before, placement, now);
    }

    private static Decision of(Order before, Placement placement, Instant now) {
        Placed placed = new Placed(before.proposal(), before.version() + 1, placement);
        return Decision.of(placed, new OrderPlaced(placed.view(), now));
    }

    @Override
    public Optional<Decision> reported(Report report, Instant now) {
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
