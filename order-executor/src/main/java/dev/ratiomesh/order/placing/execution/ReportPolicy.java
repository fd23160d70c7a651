package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.DeliveryReport;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import dev.ratiomesh.order.placing.state.Settled;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Duration;
import java.util.Optional;

/**
 * What follows from what a provider says of an order that it has accepted.
 *
 * @param settleAfter how long after stopping the last report is taken
 */
public record ReportPolicy(Duration settleAfter) {

    /**
     * A report was read; the last one settles the order. Pauses only when the reading makes no sense, and then books
     * nothing from it.
     */
    public WorkStep read(OrderSnapshot standing, RawReport reading) {
        Order order = standing.order();
        try {
            DeliveryReport report = DeliveryReport.of(reading, order.proposal());
            if (order instanceof Settled settled) {
                return written(standing, settled.corrected(report, standing.now()));
            }
            return order instanceof LiveOrder shown ? reported(standing, shown.confirmed(), report) : standing.rest();
        } catch (DeliveryReport.InvalidReportException unusable) {
            if (unusable.isNotOurs()
                    && order instanceof LiveOrder shown
                    && shown.placement().voucher() != null) {
                return disowned(standing, shown, shown.placement().voucher(), unusable.detail());
            }
            return unusable(standing, unusable);
        }
    }

    /** Nothing is booked from it; but if it has the order's name, the provider has confirmed that much. */
    private static WorkStep unusable(OrderSnapshot standing, DeliveryReport.InvalidReportException unusable) {
        Order order = standing.order();
        Order next = order instanceof LiveOrder shown && !unusable.isNotOurs() ? shown.confirmed() : order;
        OrderSnapshot ends =
                unusable.isOtherCurrency() ? standing.ending(EndRequest.auto(unusable.detail())) : standing;
        return new WorkStep.BackOff(
                Transition.withoutEvents(next),
                ends.ending(),
                new WorkStep.RetryReason(unusable.detail(), Duration.ZERO));
    }

    /** The provider has stopped it. */
    public WorkStep stopped(OrderSnapshot standing) {
        if (!(standing.order() instanceof LiveOrder shown)) {
            return standing.rest();
        }
        return overdue(standing, shown, false).rest(Transition.withoutEvents(shown.stopped(standing.now())));
    }

    private WorkStep reported(OrderSnapshot standing, LiveOrder shown, DeliveryReport report) {
        var now = standing.now();
        if (shown.settlesAt(settleAfter).filter(at -> !now.isBefore(at)).isPresent()) {
            String reason = Optional.ofNullable(standing.ending())
                    .map(EndRequest::reason)
                    .orElse("stopped");
            return standing.rest(shown.settled(report, reason, now));
        }
        Optional<Transition> told = shown.reported(report, now);
        LiveOrder next = told.map(decision -> (LiveOrder) decision.next()).orElse(shown);
        String disapproval = report.disapproval();
        OrderSnapshot judged = disapproval == null ? standing : standing.ending(EndRequest.auto(disapproval));
        return overdue(judged, next, report.over()).rest(told.orElseGet(() -> Transition.withoutEvents(next)));
    }

    /** A person was mistaken: nothing is booked, and again nobody knows. */
    private static WorkStep disowned(
            OrderSnapshot standing, LiveOrder shown, ManualConfirmation voucher, String detail) {
        Transition back = shown.confirmationRefuted(voucher, detail, standing.now());
        return new WorkStep.BackOff(back, standing.ending(), new WorkStep.RetryReason(detail, Duration.ZERO));
    }

    private static OrderSnapshot overdue(OrderSnapshot standing, LiveOrder shown, boolean overAtProvider) {
        return shown.endReason(overAtProvider, standing.now())
                .map(standing::ending)
                .orElse(standing);
    }

    private static WorkStep written(OrderSnapshot standing, Optional<Transition> told) {
        return told.map(standing::rest).orElseGet(standing::rest);
    }
}
