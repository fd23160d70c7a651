package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandDeclined;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandResult;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.OrderChanged;
import dev.ratiomesh.order.placing.state.AdProvider;
import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.InsertionBooking;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks a person's report of a booking and decides what it changes. A new rule is one function and one line in the list. */
final class InsertionReportRules {
    private static final int MAX_REFERENCE_LENGTH = 200;
    private static final Duration MAX_SHOWING = Duration.ofDays(366);

    /** Earliest start before the proposal: dates are often given as midnight of a day that has begun. */
    private static final Duration START_GRACE = Duration.ofDays(1);

    static final List<BookingRule> RULES = List.of(
            InsertionReportRules::reference,
            InsertionReportRules::sameReference,
            InsertionReportRules::currency,
            InsertionReportRules::cost,
            InsertionReportRules::budget,
            InsertionReportRules::dates,
            InsertionReportRules::datesOfOrder,
            InsertionReportRules::views);

    private InsertionReportRules() {}

    /** Checks one property of a report; empty when the report passes. */
    interface BookingRule {
        Optional<CommandDeclined> check(ReportInsertion report, Order order);
    }

    /** Decides a report: a transition, or the first rejection. */
    static CommandResult decide(Order order, ReportInsertion report, Instant now) {
        if (order.proposal().provider() != AdProvider.INSERTION) {
            return new CommandDeclined(
                    OrderRejectionCode.WRONG_PROVIDER,
                    "the order is placed with " + order.proposal().provider().wireName() + ", which reports by itself");
        }
        if (order instanceof UnsentOrder.Proposed) {
            return new CommandDeclined(OrderRejectionCode.NOT_POSSIBLE_NOW, "the order waits for an approval");
        }
        if (!(order instanceof UnsentOrder.Approved
                || order instanceof LiveOrder
                || order instanceof ClosedOrder.Settled)) {
            return OrderCommandRules.alreadyDecided(order);
        }
        Optional<CommandDeclined> rejection = firstRejection(report, order);
        return rejection.isPresent() ? rejection.get() : applyReport(order, report, now);
    }

    /** Places or updates the order, and settles it when the report is made after the showing. */
    private static CommandResult applyReport(Order order, ReportInsertion report, Instant now) {
        InsertionBooking booking = InsertionBooking.of(report, order.proposal(), now);
        Optional<Transition> transition = order instanceof ClosedOrder.Settled settled
                ? settled.corrected(booking.report(), now)
                : applyToApprovedOrLive(order, booking, report.by(), now);
        return transition
                .<CommandResult>map(OrderChanged::new)
                .orElseGet(() -> new CommandDeclined(
                        OrderRejectionCode.NOTHING_NEW,
                        "the report changes nothing: the order has cost " + order.spent()));
    }

    private static Optional<Transition> applyToApprovedOrLive(
            Order order, InsertionBooking booking, String by, Instant now) {
        Optional<Transition> placed = order instanceof UnsentOrder.Approved approved
                ? Optional.of(approved.insertionReported(booking, now))
                : Optional.empty();
        LiveOrder live = (LiveOrder) placed.map(Transition::next).orElse(order);
        Optional<Transition> reported = join(placed, live.insertionReported(booking, now));
        LiveOrder latest = (LiveOrder) reported.map(Transition::next).orElse(order);
        return booking.report().ended()
                ? join(reported, Optional.of(latest.settled(booking.report(), "reported as ended by " + by, now)))
                : reported;
    }

    private static Optional<Transition> join(Optional<Transition> first, Optional<Transition> second) {
        return first.map(before -> second.map(before::followedBy).orElse(before))
                .or(() -> second);
    }

    static Optional<CommandDeclined> firstRejection(ReportInsertion report, Order order) {
        return RULES.stream()
                .flatMap(rule -> rule.check(report, order).stream())
                .findFirst();
    }

    private static Optional<CommandDeclined> reference(ReportInsertion report, Order order) {
        boolean valid = !report.reference().isBlank() && report.reference().length() <= MAX_REFERENCE_LENGTH;
        return unless(
                valid,
                OrderRejectionCode.REFERENCE_INVALID,
                "reference: must have 1 to " + MAX_REFERENCE_LENGTH + " characters");
    }

    private static Optional<CommandDeclined> sameReference(ReportInsertion report, Order order) {
        String reference = order.providerReference();
        return unless(
                reference == null || reference.equals(report.reference()),
                OrderRejectionCode.REFERENCE_INVALID,
                "reference: the order was booked as " + reference);
    }

    private static Optional<CommandDeclined> currency(ReportInsertion report, Order order) {
        String currency = order.proposal().budget().currency().getCurrencyCode();
        return unless(
                report.currency() == null || currency.equals(report.currency()),
                OrderRejectionCode.CURRENCY_DIFFERS,
                "currency: the report is in " + report.currency() + ", the order in " + currency);
    }

    private static Optional<CommandDeclined> cost(ReportInsertion report, Order order) {
        var currency = order.proposal().budget().currency();
        int digits = currency.getDefaultFractionDigits();
        boolean valid = report.cost().signum() >= 0
                && report.cost().stripTrailingZeros().scale() <= digits;
        return unless(
                valid,
                OrderRejectionCode.COST_INVALID,
                "cost: must be 0 or more with at most " + digits + " decimals, is "
                        + report.cost().toPlainString());
    }

    private static Optional<CommandDeclined> budget(ReportInsertion report, Order order) {
        Money budget = order.proposal().budget();
        return unless(
                report.cost().compareTo(budget.amount()) <= 0,
                OrderRejectionCode.COST_ABOVE_BUDGET,
                "cost: " + report.cost().toPlainString() + " is above the order's budget of " + budget);
    }

    private static Optional<CommandDeclined> dates(ReportInsertion report, Order order) {
        Duration length = Duration.between(report.startsAt(), report.endsAt());
        boolean valid = !length.isNegative() && !length.isZero() && length.compareTo(MAX_SHOWING) <= 0;
        return unless(
                valid,
                OrderRejectionCode.DATES_INVALID,
                "endsAt: " + report.endsAt() + " must lie after startsAt (" + report.startsAt() + "), by at most "
                        + MAX_SHOWING.toDays() + " days");
    }

    private static Optional<CommandDeclined> datesOfOrder(ReportInsertion report, Order order) {
        var from = order.proposal().createdAt().minus(START_GRACE);
        var until = order.proposal().until();
        return unless(
                !report.startsAt().isBefore(from) && report.startsAt().isBefore(until),
                OrderRejectionCode.DATES_INVALID,
                "startsAt: " + report.startsAt() + " must lie in the order's time, " + from + " to " + until);
    }

    private static Optional<CommandDeclined> views(ReportInsertion report, Order order) {
        Long views = report.views();
        return unless(
                views == null || views >= 0, OrderRejectionCode.VIEWS_INVALID, "views: must be 0 or more, is " + views);
    }

    private static Optional<CommandDeclined> unless(boolean valid, OrderRejectionCode code, String detail) {
        return valid ? Optional.empty() : Optional.of(new CommandDeclined(code, detail));
    }
}
