package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandDeclined;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandResult;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.OrderChanged;
import dev.ratiomesh.order.placing.state.AdProvider;
import dev.ratiomesh.order.placing.state.Approved;
import dev.ratiomesh.order.placing.state.InsertionBooking;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Proposed;
import dev.ratiomesh.order.placing.state.Settled;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Instant;
import java.util.Optional;

/** What a person's report of a booking does to an order: it places, updates, settles or corrects it. */
final class Booked {
    private Booked() {}

    static CommandResult decide(Order order, ReportInsertion told, Instant now) {
        if (order.proposal().provider() != AdProvider.INSERTION) {
            return new CommandDeclined(
                    OrderRejectionCode.WRONG_PROVIDER,
                    "the order is placed with " + order.proposal().provider().wireName() + ", which reports by itself");
        }
        if (order instanceof Proposed) {
            return new CommandDeclined(OrderRejectionCode.NOT_POSSIBLE_NOW, "the order waits for an approval");
        }
        if (!(order instanceof Approved || order instanceof LiveOrder || order instanceof Settled)) {
            return OrderCommandRules.decided(order);
        }
        Optional<CommandDeclined> wrong = InsertionReportRules.against(told, order);
        return wrong.isPresent() ? wrong.get() : take(order, told, now);
    }

    private static CommandResult take(Order order, ReportInsertion told, Instant now) {
        InsertionBooking booking = InsertionBooking.of(told, order.proposal(), now);
        Optional<Transition> taken = order instanceof Settled settled
                ? settled.corrected(booking.report(), now)
                : shown(order, booking, told.by(), now);
        return taken.<CommandResult>map(OrderChanged::new)
                .orElseGet(() -> new CommandDeclined(
                        OrderRejectionCode.NOTHING_NEW, "this was reported before: " + order.spent()));
    }

    private static Optional<Transition> shown(Order order, InsertionBooking booking, String by, Instant now) {
        Optional<Transition> placed =
                order instanceof Approved approved ? Optional.of(approved.booked(booking, now)) : Optional.empty();
        LiveOrder shown = (LiveOrder) placed.map(Transition::next).orElse(order);
        Optional<Transition> told = join(placed, shown.insertionReported(booking, now));
        LiveOrder latest = (LiveOrder) told.map(Transition::next).orElse(order);
        return booking.report().over()
                ? join(told, Optional.of(latest.settled(booking.report(), "reported as over by " + by, now)))
                : told;
    }

    private static Optional<Transition> join(Optional<Transition> first, Optional<Transition> then) {
        return first.map(before -> then.map(before::followedBy).orElse(before)).or(() -> then);
    }
}
