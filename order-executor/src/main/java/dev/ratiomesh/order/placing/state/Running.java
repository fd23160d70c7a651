package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import java.util.Optional;

/** The ad is shown and costs money. */
public record Running(OrderProposal proposal, long version, ProviderPlacement placement) implements LiveOrder {

    static Transition of(LiveOrder before, DeliveryReport report, Instant now) {
        ProviderPlacement placement = before.placement().withReport(report);
        Running running = new Running(before.proposal(), before.version() + 1, placement);
        return Transition.of(running, new OrderProgressed(running.view(), now));
    }

    /** Takes over a person's report, which may also change the end of the showing. */
    static Transition of(LiveOrder before, InsertionBooking booking, Instant now) {
        ProviderPlacement placement =
                before.placement().endingAt(booking.endsAt()).withReport(booking.report());
        Running running = new Running(before.proposal(), before.version() + 1, placement);
        return Transition.of(running, new OrderProgressed(running.view(), now));
    }

    @Override
    public Optional<Transition> reported(DeliveryReport report, Instant now) {
        return placement.differsFrom(report) ? Optional.of(of(this, report, now)) : Optional.empty();
    }

    @Override
    public Running confirmed() {
        return new Running(proposal, version, placement.confirmed());
    }

    @Override
    public Running stopped(Instant now) {
        return new Running(proposal, version, placement.stopped(now));
    }

    @Override
    public OrderState state() {
        return OrderState.RUNNING;
    }
}
