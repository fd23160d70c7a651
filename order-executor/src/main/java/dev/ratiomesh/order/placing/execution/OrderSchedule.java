package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.Approved;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.NextAction;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Proposed;
import dev.ratiomesh.order.placing.state.Settled;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something is next due for an order that is left to rest.
 *
 * @param reportEvery how often a shown order is asked for cost and views
 * @param settleAfter how long after stopping the last report is taken
 * @param correctionsEvery how often a settled order is asked for corrections
 * @param correctionsFor for how long after settling
 */
public record OrderSchedule(
        Duration reportEvery, Duration settleAfter, Duration correctionsEvery, Duration correctionsFor) {

    /** Null when nothing will be due by itself. */
    public @Nullable Instant dueAt(Order order, @Nullable EndRequest ending, Instant now) {
        if (order instanceof Settled settled) {
            if (!settled.proposal().provider().isAutomatic()) {
                return null;
            }
            Instant next = now.plus(correctionsEvery);
            return next.isAfter(settled.settledAt().plus(correctionsFor)) ? null : next;
        }
        if (!order.inFlight()) {
            return null;
        }
        if (order instanceof LiveOrder shown && shown.settlesAt(settleAfter).isPresent()) {
            return shown.settlesAt(settleAfter).get();
        }
        return ending != null ? now : nextWithoutEndRequest(order, now);
    }

    private @Nullable Instant nextWithoutEndRequest(Order order, Instant now) {
        if (order instanceof Proposed proposed) {
            return proposed.needsValidation() ? now : proposed.proposal().decideBy();
        }
        if (order instanceof Approved approved) {
            return approved.nextAction(null, now) == NextAction.NONE ? approved.expiresAt() : now;
        }
        if (order instanceof LiveOrder shown) {
            Instant report = now.plus(reportEvery);
            Instant end = shown.placement().endsAt();
            if (!shown.proposal().provider().isAutomatic()) {
                return end;
            }
            return end.isAfter(now) && end.isBefore(report) ? end : report;
        }
        return now;
    }
}
