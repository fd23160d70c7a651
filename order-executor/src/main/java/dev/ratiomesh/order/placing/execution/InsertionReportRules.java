package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.placing.caps.Money;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be wrong with a person's report of a booking. A new rule is one function and one line in the list. */
final class InsertionReportRules {
    private static final int MAX_REFERENCE_LENGTH = 200;
    private static final Duration MAX_SHOWING = Duration.ofDays(366);

    /** Dates are often given as midnight of a day that has begun. */
    private static final Duration START_GRACE = Duration.ofDays(1);

    /** Something to say against a report of an order, or nothing. */
    interface BookingRule {
        Optional<CommandDeclined> check(ReportInsertion told, Order order);
    }

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

    static Optional<CommandDeclined> firstRejection(ReportInsertion told, Order order) {
        return RULES.stream().flatMap(rule -> rule.check(told, order).stream()).findFirst();
    }

    private static Optional<CommandDeclined> reference(ReportInsertion told, Order order) {
        boolean usable = !told.reference().isBlank() && told.reference().length() <= MAX_REFERENCE_LENGTH;
        return unless(
                usable,
                OrderRejectionCode.REFERENCE_INVALID,
                "reference: must have 1 to " + MAX_REFERENCE_LENGTH + " characters");
    }

    private static Optional<CommandDeclined> sameReference(ReportInsertion told, Order order) {
        String before = order.providerReference();
        return unless(
                before == null || before.equals(told.reference()),
                OrderRejectionCode.REFERENCE_INVALID,
                "reference: the order was booked as " + before);
    }

    private static Optional<CommandDeclined> currency(ReportInsertion told, Order order) {
        String own = order.proposal().budget().currency().getCurrencyCode();
        return unless(
                told.currency() == null || own.equals(told.currency()),
                OrderRejectionCode.CURRENCY_DIFFERS,
                "currency: the report is in " + told.currency() + ", the order in " + own);
    }

    private static Optional<CommandDeclined> cost(ReportInsertion told, Order order) {
        var currency = order.proposal().budget().currency();
        int digits = currency.getDefaultFractionDigits();
        boolean usable =
                told.cost().signum() >= 0 && told.cost().stripTrailingZeros().scale() <= digits;
        return unless(
                usable,
                OrderRejectionCode.COST_INVALID,
                "cost: must be 0 or more with at most " + digits + " decimals, is "
                        + told.cost().toPlainString());
    }

    private static Optional<CommandDeclined> budget(ReportInsertion told, Order order) {
        Money budget = order.proposal().budget();
        return unless(
                told.cost().compareTo(budget.amount()) <= 0,
                OrderRejectionCode.COST_ABOVE_BUDGET,
                "cost: " + told.cost().toPlainString() + " is above the order's budget of " + budget);
    }

    private static Optional<CommandDeclined> dates(ReportInsertion told, Order order) {
        Duration length = Duration.between(told.startsAt(), told.endsAt());
        boolean possible = !length.isNegative() && !length.isZero() && length.compareTo(MAX_SHOWING) <= 0;
        return unless(
                possible,
                OrderRejectionCode.DATES_INVALID,
                "endsAt: " + told.endsAt() + " must lie after startsAt (" + told.startsAt() + "), by at most "
                        + MAX_SHOWING.toDays() + " days");
    }

    private static Optional<CommandDeclined> datesOfOrder(ReportInsertion told, Order order) {
        var from = order.proposal().createdAt().minus(START_GRACE);
        var until = order.proposal().until();
        return unless(
                !told.startsAt().isBefore(from) && told.startsAt().isBefore(until),
                OrderRejectionCode.DATES_INVALID,
                "startsAt: " + told.startsAt() + " must lie in the order's time, " + from + " to " + until);
    }

    private static Optional<CommandDeclined> views(ReportInsertion told, Order order) {
        Long views = told.views();
        return unless(
                views == null || views >= 0, OrderRejectionCode.VIEWS_INVALID, "views: must be 0 or more, is " + views);
    }

    private static Optional<CommandDeclined> unless(boolean fine, OrderRejectionCode code, String detail) {
        return fine ? Optional.empty() : Optional.of(new CommandDeclined(code, detail));
    }

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
            return OrderCommandRules.alreadyDecided(order);
        }
        Optional<CommandDeclined> wrong = InsertionReportRules.firstRejection(told, order);
        return wrong.isPresent() ? wrong.get() : applyReport(order, told, now);
    }

    private static CommandResult applyReport(Order order, ReportInsertion told, Instant now) {
        InsertionBooking booking = InsertionBooking.of(told, order.proposal(), now);
        Optional<Transition> taken = order instanceof Settled settled
                ? settled.corrected(booking.report(), now)
                : applyToApprovedOrLive(order, booking, told.by(), now);
        return taken.<CommandResult>map(OrderChanged::new)
                .orElseGet(() -> new CommandDeclined(
                        OrderRejectionCode.NOTHING_NEW, "this was reported before: " + order.spent()));
    }

    private static Optional<Transition> applyToApprovedOrLive(
            Order order, InsertionBooking booking, String by, Instant now) {
        Optional<Transition> placed = order instanceof Approved approved
                ? Optional.of(approved.insertionReported(booking, now))
                : Optional.empty();
        LiveOrder shown = (LiveOrder) placed.map(Transition::next).orElse(order);
        Optional<Transition> told = join(placed, shown.insertionReported(booking, now));
        LiveOrder latest = (LiveOrder) told.map(Transition::next).orElse(order);
        return booking.report().ended()
                ? join(told, Optional.of(latest.settled(booking.report(), "reported as over by " + by, now)))
                : told;
    }

    private static Optional<Transition> join(Optional<Transition> first, Optional<Transition> then) {
        return first.map(before -> then.map(before::followedBy).orElse(before)).or(() -> then);
    }
}
