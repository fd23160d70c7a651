package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.DeliveryReport;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides what follows from a provider's report on an order that it has accepted.
 *
 * @param settleAfter delay from stopping to the last report
 */
public record ReportPolicy(Duration settleAfter) {

    /**
     * Books a report; the last one settles the order. An invalid report books nothing, and the order backs off.
     */
    public WorkStep onReport(OrderSnapshot snapshot, RawReport raw) {
        Order order = snapshot.order();
        try {
            DeliveryReport report = DeliveryReport.parse(raw, order.proposal());
            if (order instanceof ClosedOrder.Settled settled) {
                return saveOrKeep(snapshot, settled.corrected(report, snapshot.now()));
            }
            return order instanceof LiveOrder live ? applyReport(snapshot, live.confirmed(), report) : snapshot.save();
        } catch (DeliveryReport.InvalidReportException invalid) {
            if (invalid.isOfAnotherOrder()
                    && order instanceof LiveOrder live
                    && live.placement().manualConfirmation() != null) {
                return refuteConfirmation(snapshot, live, live.placement().manualConfirmation(), invalid.detail());
            }
            return ignoreReport(snapshot, invalid);
        }
    }

    /** Books nothing from an invalid report; if it carries the order's name, the provider has confirmed the order. */
    private static WorkStep ignoreReport(OrderSnapshot snapshot, DeliveryReport.InvalidReportException invalid) {
        Order order = snapshot.order();
        Order next = order instanceof LiveOrder live && !invalid.isOfAnotherOrder() ? live.confirmed() : order;
        OrderSnapshot withEnd =
                invalid.currencyDiffers() ? snapshot.withEndRequest(EndRequest.auto(invalid.detail())) : snapshot;
        return new WorkStep.BackOff(
                Transition.withoutEvents(next),
                withEnd.endRequest(),
                new WorkStep.RetryReason(invalid.detail(), Duration.ZERO));
    }

    /** Notes that the provider has stopped the order. */
    public WorkStep onStopped(OrderSnapshot snapshot) {
        if (!(snapshot.order() instanceof LiveOrder live)) {
            return snapshot.save();
        }
        return withEndReason(snapshot, live, false).save(Transition.withoutEvents(live.stopped(snapshot.now())));
    }

    private WorkStep applyReport(OrderSnapshot snapshot, LiveOrder live, DeliveryReport report) {
        var now = snapshot.now();
        if (live.settlesAt(settleAfter).filter(at -> !now.isBefore(at)).isPresent()) {
            String reason = Optional.ofNullable(snapshot.endRequest())
                    .map(EndRequest::reason)
                    .orElse("stopped");
            return snapshot.save(live.settled(report, reason, now));
        }
        Optional<Transition> transition = live.reported(report, now);
        LiveOrder next = transition.map(change -> (LiveOrder) change.next()).orElse(live);
        String disapproval = report.disapproval();
        OrderSnapshot reviewed = disapproval == null ? snapshot : snapshot.withEndRequest(EndRequest.auto(disapproval));
        return withEndReason(reviewed, next, report.ended())
                .save(transition.orElseGet(() -> Transition.withoutEvents(next)));
    }

    /** Goes back to UNCONFIRMED and books nothing: the person was mistaken. */
    private static WorkStep refuteConfirmation(
            OrderSnapshot snapshot, LiveOrder live, ManualConfirmation confirmation, String detail) {
        Transition back = live.confirmationRefuted(confirmation, detail, snapshot.now());
        return new WorkStep.BackOff(back, snapshot.endRequest(), new WorkStep.RetryReason(detail, Duration.ZERO));
    }

    private static OrderSnapshot withEndReason(OrderSnapshot snapshot, LiveOrder live, boolean endedAtProvider) {
        return live.endReason(endedAtProvider, snapshot.now())
                .map(snapshot::withEndRequest)
                .orElse(snapshot);
    }

    private static WorkStep saveOrKeep(OrderSnapshot snapshot, Optional<Transition> transition) {
        return transition.map(snapshot::save).orElseGet(snapshot::save);
    }
}
