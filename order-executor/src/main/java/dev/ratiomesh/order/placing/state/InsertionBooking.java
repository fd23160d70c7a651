package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.order.placing.caps.Money;
import java.time.Instant;

/**
 * What a person has booked, known to make sense.
 *
 * @param endsAt when the order's showing ends; never later than the order's money is held
 * @param report the booking's cost as a whole, and the views so far
 */
public record InsertionBooking(String reference, Instant endsAt, DeliveryReport report) {

    /** Of a report that {@link InsertionReportRules} have nothing against; {@code over} when it was made after the showing. */
    public static InsertionBooking of(ReportInsertion told, OrderProposal order, Instant now) {
        Money cost = new Money(told.cost(), order.budget().currency());
        Long views = told.views();
        boolean over = !now.isBefore(told.endsAt());
        Instant end = told.endsAt().isBefore(order.until()) ? told.endsAt() : order.until();
        return new InsertionBooking(told.reference(), end, new DeliveryReport(cost, views == null ? 0 : views, over));
    }
}
