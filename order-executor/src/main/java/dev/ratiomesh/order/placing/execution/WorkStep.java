package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.NextAction;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.OrderProposal;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about an order. Whoever carries it out writes the decision in one transaction, with its money and
 * its events, and calls the provider only after that commit.
 */
public sealed interface WorkStep {

    /** Write it; then the order rests until something is due. */
    record Save(Transition transition, @Nullable EndRequest endRequest) implements WorkStep {}

    /** Write it; then the order waits, longer with each trouble in a row. */
    record BackOff(Transition transition, @Nullable EndRequest endRequest, RetryReason retryReason)
            implements WorkStep {}

    /** Write it; then ask the provider at once for the order's name, because its answer, {@code words}, said nothing. */
    record LookUpNow(Transition transition, String message) implements WorkStep {}

    /**
     * Write that it is being sent; then send it.
     *
     * @param endsAt when the showing ends
     */
    record Send(OrderProposal proposal, Instant endsAt, SendTransition sendTransition) implements WorkStep {}

    /** Nothing to write; ask or tell the provider what the errand says. */
    record CallProvider(NextAction action, Order order) implements WorkStep {}

    /** Why an order waits, and for how long at least. */
    record RetryReason(String message, Duration minimumDelay) {}

    /** Makes the decision to send, once it is known what is sent. */
    interface SendTransition {
        Transition forRequest(String requestHash);
    }
}
