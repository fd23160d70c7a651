package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next step of the work on an order. The worker writes the transition in one transaction, with its reservations and its
 * events, and calls the provider only after that commit.
 */
public sealed interface WorkStep {

    /** Write the transition; then the order waits until its next action is due. */
    record Save(Transition transition, @Nullable EndRequest endRequest) implements WorkStep {}

    /** Write the transition; then the order waits, longer after each failure in a row. */
    record BackOff(Transition transition, @Nullable EndRequest endRequest, RetryReason retryReason)
            implements WorkStep {}

    /** Write the transition; then look the order up at once, because its outcome is unknown; {@code message} says why. */
    record LookUpNow(Transition transition, String message) implements WorkStep {}

    /**
     * Write SENDING; then send the order.
     *
     * @param endsAt when the showing ends
     * @param sendTransition makes the transition once the request body is known
     */
    record Send(OrderProposal proposal, Instant endsAt, SendTransition sendTransition) implements WorkStep {}

    /** Write nothing; make the provider call that the action needs. */
    record CallProvider(NextAction action, Order order) implements WorkStep {}

    /** Explains why an order waits, and holds the shortest delay. */
    record RetryReason(String message, Duration minimumDelay) {}

    /** Makes the transition to SENDING from the SHA-256 of the request body. */
    interface SendTransition {
        Transition forRequest(String requestHash);
    }
}
