package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.ClosedOrder;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Calculates when the next action of a waiting order is due.
 *
 * @param reportEvery interval of the reports on a live order
 * @param settleAfter delay from stopping to the last report
 * @param correctionsEvery interval of the reports on a settled order, which may correct its cost
 * @param correctionsFor time after the settlement in which such reports are fetched
 */
public record OrderSchedule(
        Duration reportEvery, Duration settleAfter, Duration correctionsEvery, Duration correctionsFor) {

    /** Returns the moment of the next action; null when nothing will be due by itself. */
    public @Nullable Instant dueAt(Order order, @Nullable EndRequest endRequest, Instant now) {
        if (order instanceof ClosedOrder.Settled settled) {
            if (!settled.proposal().provider().isAutomatic()) {
                return null;
            }
            Instant next = now.plus(correctionsEvery);
            return next.isAfter(settled.settledAt().plus(correctionsFor)) ? null : next;
        }
        if (!order.inFlight()) {
            return null;
        }
        if (order instanceof LiveOrder live && live.settlesAt(settleAfter).isPresent()) {
            return live.settlesAt(settleAfter).get();
        }
        return endRequest != null ? now : nextWithoutEndRequest(order, now);
    }

    private @Nullable Instant nextWithoutEndRequest(Order order, Instant now) {
        if (order instanceof UnsentOrder.Proposed proposed) {
            return proposed.needsValidation() ? now : proposed.proposal().decideBy();
        }
        if (order instanceof UnsentOrder.Approved approved) {
            return approved.nextAction(null, now) == NextAction.NONE ? approved.expiresAt() : now;
        }
        if (order instanceof LiveOrder live) {
            Instant report = now.plus(reportEvery);
            Instant end = live.placement().endsAt();
            if (!live.proposal().provider().isAutomatic()) {
                return end;
            }
            return end.isAfter(now) && end.isBefore(report) ? end : report;
        }
        return now;
    }
}
