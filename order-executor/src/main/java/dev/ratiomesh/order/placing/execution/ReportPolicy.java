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
    public WorkStep onReport(OrderSnapshot standing, RawReport reading) {
        Order order = standing.order();
        try {
            DeliveryReport report = DeliveryReport.parse(reading, order.proposal());
            if (order instanceof Settled settled) {
                return saveOrKeep(standing, settled.corrected(report, standing.now()));
            }
            return order instanceof LiveOrder shown
                    ? applyReport(standing, shown.confirmed(), report)
                    : standing.save();
        } catch (DeliveryReport.InvalidReportException unusable) {
            if (unusable.isOfAnotherOrder()
                    && order instanceof LiveOrder shown
                    && shown.placement().manualConfirmation() != null) {
                return refuteConfirmation(standing, shown, shown.placement().manualConfirmation(), unusable.detail());
            }
            return ignoreReport(standing, unusable);
        }
    }

    /** Nothing is booked from it; but if it has the order's name, the provider has confirmed that much. */
    private static WorkStep ignoreReport(OrderSnapshot standing, DeliveryReport.InvalidReportException unusable) {
        Order order = standing.order();
        Order next = order instanceof LiveOrder shown && !unusable.isOfAnotherOrder() ? shown.confirmed() : order;
        OrderSnapshot ends =
                unusable.currencyDiffers() ? standing.endRequest(EndRequest.auto(unusable.detail())) : standing;
        return new WorkStep.BackOff(
                Transition.withoutEvents(next),
                ends.endRequest(),
                new WorkStep.RetryReason(unusable.detail(), Duration.ZERO));
    }

    /** The provider has stopped it. */
    public WorkStep onStopped(OrderSnapshot standing) {
        if (!(standing.order() instanceof LiveOrder shown)) {
            return standing.save();
        }
        return withEndReason(standing, shown, false).save(Transition.withoutEvents(shown.stopped(standing.now())));
    }

    private WorkStep applyReport(OrderSnapshot standing, LiveOrder shown, DeliveryReport report) {
        var now = standing.now();
        if (shown.settlesAt(settleAfter).filter(at -> !now.isBefore(at)).isPresent()) {
            String reason = Optional.ofNullable(standing.endRequest())
                    .map(EndRequest::reason)
                    .orElse("stopped");
            return standing.save(shown.settled(report, reason, now));
        }
        Optional<Transition> told = shown.reported(report, now);
        LiveOrder next = told.map(decision -> (LiveOrder) decision.next()).orElse(shown);
        String disapproval = report.disapproval();
        OrderSnapshot judged = disapproval == null ? standing : standing.endRequest(EndRequest.auto(disapproval));
        return withEndReason(judged, next, report.ended()).save(told.orElseGet(() -> Transition.withoutEvents(next)));
    }

    /** A person was mistaken: nothing is booked, and again nobody knows. */
    private static WorkStep refuteConfirmation(
            OrderSnapshot standing, LiveOrder shown, ManualConfirmation voucher, String detail) {
        Transition back = shown.confirmationRefuted(voucher, detail, standing.now());
        return new WorkStep.BackOff(back, standing.endRequest(), new WorkStep.RetryReason(detail, Duration.ZERO));
    }

    private static OrderSnapshot withEndReason(OrderSnapshot standing, LiveOrder shown, boolean overAtProvider) {
        return shown.endReason(overAtProvider, standing.now())
                .map(standing::endRequest)
                .orElse(standing);
    }

    private static WorkStep saveOrKeep(OrderSnapshot standing, Optional<Transition> told) {
        return told.map(standing::save).orElseGet(standing::save);
    }
}
