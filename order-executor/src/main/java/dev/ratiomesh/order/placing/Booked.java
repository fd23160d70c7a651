package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.placing.Commands.Answer;
import dev.ratiomesh.order.placing.Commands.Changed;
import dev.ratiomesh.order.placing.Commands.Declined;
import java.time.Instant;
import java.util.Optional;

/** What a person's report of a booking does to an order: it places, updates, settles or corrects it. */
final class Booked {
    private Booked() {}

    static Answer decide(Order order, ReportInsertion told, Instant now) {
        if (order.proposal().provider() != Provider.INSERTION) {
            return new Declined(
                    OrderRejectionCode.WRONG_PROVIDER,
                    "the order is placed with " + order.proposal().provider().wireName() + ", which reports by itself");
        }
        if (order instanceof Proposed) {
            return new Declined(OrderRejectionCode.NOT_POSSIBLE_NOW, "the order waits for an approval");
        }
        if (!(order instanceof Approved || order instanceof Shown || order instanceof Settled)) {
            return Commands.decided(order);
        }
        Optional<Declined> wrong = BookingRules.against(told, order);
        return wrong.isPresent() ? wrong.get() : take(order, told, now);
    }

    private static Answer take(Order order, ReportInsertion told, Instant now) {
        Booking booking = Booking.of(told, order.proposal(), now);
        Optional<Decision> taken = order instanceof Settled settled
                ? settled.corrected(booking.report(), now)
                : shown(order, booking, told.by(), now);
        return taken.<Answer>map(Changed::new)
                .orElseGet(() ->
                        new Declined(OrderRejectionCode.NOTHING_NEW, "this was reported before: " + order.spent()));
    }

    private static Optional<Decision> shown(Order order, Booking booking, String by, Instant now) {
        Optional<Decision> placed =
                order instanceof Approved approved ? Optional.of(approved.booked(booking, now)) : Optional.empty();
        Shown shown = (Shown) placed.map(Decision::next).orElse(order);
        Optional<Decision> told = join(placed, shown.booked(booking, now));
        Shown latest = (Shown) told.map(Decision::next).orElse(order);
        return booking.report().over()
                ? join(told, Optional.of(latest.settled(booking.report(), "reported as over by " + by, now)))
                : told;
    }

    private static Optional<Decision> join(Optional<Decision> first, Optional<Decision> then) {
        return first.map(before -> then.map(before::then).orElse(before)).or(() -> then);
    }
}
