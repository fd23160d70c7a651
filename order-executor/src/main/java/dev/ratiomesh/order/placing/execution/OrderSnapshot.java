package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds an order at the moment of a decision.
 *
 * @param endRequest the request to end the order, null when there is none
 */
public record OrderSnapshot(Order order, @Nullable EndRequest endRequest, Instant now) {

    /** Keeps the order as it is until its next action is due. */
    WorkStep save() {
        return save(Transition.withoutEvents(order));
    }

    /** Saves the transition; the order waits until its next action is due. */
    WorkStep save(Transition transition) {
        return new WorkStep.Save(transition, endRequest);
    }

    /** Keeps the order as it is and retries its action later. */
    public WorkStep backOff(WorkStep.RetryReason retryReason) {
        return new WorkStep.BackOff(Transition.withoutEvents(order), endRequest, retryReason);
    }

    /** Adds a request to end the order, unless there is one already. */
    OrderSnapshot withEndRequest(EndRequest request) {
        return endRequest == null ? new OrderSnapshot(order, request, now) : this;
    }
}
