package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.order.placing.caps.Money;
import java.time.Instant;

/**
 * Holds a person's report of a booking, after it was checked.
 *
 * @param endsAt when the showing ends; never later than the order's money is reserved
 * @param report the booking's cost as a whole, and the views so far
 */
public record InsertionBooking(String reference, Instant endsAt, DeliveryReport report) {

    /** Converts a report that passed InsertionReportRules; the report counts as ended when it is made after the showing. */
    public static InsertionBooking of(ReportInsertion command, OrderProposal order, Instant now) {
        Money cost = new Money(command.cost(), order.budget().currency());
        Long views = command.views();
        boolean ended = !now.isBefore(command.endsAt());
        Instant end = command.endsAt().isBefore(order.until()) ? command.endsAt() : order.until();
        return new InsertionBooking(
                command.reference(), end, new DeliveryReport(cost, views == null ? 0 : views, ended));
    }
}
