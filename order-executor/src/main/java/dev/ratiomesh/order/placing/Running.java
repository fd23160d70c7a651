package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import java.util.Optional;

/** Shown to people and spending. */
public record Running(Proposal proposal, long version, Placement placement) implements Shown {

    static Decision of(Shown before, Report report, Instant now) {
        Placement placement = before.placement().with(report);
        Running running = new Running(before.proposal(), before.version() + 1, placement);
        return Decision.of(running, new OrderProgressed(running.view(), now));
    }

    /** A person's report, which can also change how long it is shown. */
    static Decision of(Shown before, Booking booking, Instant now) {
        Placement placement = before.placement().until(booking.endsAt()).with(booking.report());
        Running running = new Running(before.proposal(), before.version() + 1, placement);
        return Decision.of(running, new OrderProgressed(running.view(), now));
    }

    @Override
    public Optional<Decision> reported(Report report, Instant now) {
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
