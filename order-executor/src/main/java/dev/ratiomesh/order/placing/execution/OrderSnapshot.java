package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order at the moment something is decided about it.
 *
 * @param endRequest the wish to end it, null when there is none
 */
public record OrderSnapshot(Order order, @Nullable EndRequest endRequest, Instant now) {

    /** Nothing came of it; the order rests until something is due. */
    WorkStep save() {
        return save(Transition.withoutEvents(order));
    }

    WorkStep save(Transition decision) {
        return new WorkStep.Save(decision, endRequest);
    }

    /** The order stays as it is and waits. */
    public WorkStep backOff(WorkStep.RetryReason trouble) {
        return new WorkStep.BackOff(Transition.withoutEvents(order), endRequest, trouble);
    }

    /** The same order at the same moment, wished to end for this reason unless it already is for another. */
    OrderSnapshot endRequest(EndRequest reason) {
        return endRequest == null ? new OrderSnapshot(order, reason, now) : this;
    }
}
