package dev.ratiomesh.order.placing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done about an order. Whoever carries it out writes the decision in one transaction, with its money and
 * its events, and calls the provider only after that commit.
 */
public sealed interface Step {

    /** Write it; then the order rests until something is due. */
    record Rest(Decision decision, @Nullable Ending ending) implements Step {}

    /** Write it; then the order waits, longer with each trouble in a row. */
    record Pause(Decision decision, @Nullable Ending ending, Trouble trouble) implements Step {}

    /** Write it; then ask the provider at once for the order's name, because its answer, {@code words}, said nothing. */
    record Doubt(Decision decision, String words) implements Step {}

    /**
     * Write that it is being sent; then send it.
     *
     * @param until when the showing ends
     */
    record Send(Proposal proposal, Instant until, Sender sender) implements Step {}

    /** Nothing to write; ask or tell the provider what the errand says. */
    record Call(Errand errand, Order order) implements Step {}

    /** Why an order waits, and for how long at least. */
    record Trouble(String words, Duration atLeast) {}

    /** Makes the decision to send, once it is known what is sent. */
    interface Sender {
        Decision send(String requestHash);
    }
}
