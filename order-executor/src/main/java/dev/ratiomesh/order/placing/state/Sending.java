package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Duration;
import java.time.Instant;

/**
 * The order is being sent. A worker that finds an order in this state without having sent it looks it up by its name first.
 * The order goes from here to an end only when it is certainly not at the provider.
 */
public record Sending(OrderProposal proposal, long version, SendAttempt attempt) implements InDoubtOrder {

    static Transition first(Approved approved, SendAttempt attempt, Instant now) {
        return of(approved, attempt, now);
    }

    /** Sends the same order once more, after a look-up has not found it. */
    static Transition resent(InDoubtOrder before, SendAttempt attempt, Instant now) {
        return of(before, attempt, now);
    }

    private static Transition of(Order before, SendAttempt attempt, Instant now) {
        Sending sending = new Sending(before.proposal(), before.version() + 1, attempt);
        return Transition.of(sending, new OrderProgressed(sending.view(), now));
    }

    /**
     * Tells whether a refusal of this attempt is final: when it was sent, no earlier attempt could still be carried out. The
     * time at which the refusal arrives proves nothing, because the answer itself may have been delayed.
     */
    public boolean refusalIsFinal(Duration absenceDelay) {
        return attempt.earlierAttemptsAbsent(attempt.sentAt(), absenceDelay);
    }

    /** The provider has refused the order. Legal only when {@link #refusalIsFinal}. */
    public Transition refused(OrderRefusal refusal, Instant now) {
        return ClosedOrder.Refused.of(this, refusal, now);
    }

    /** Notes that the outcome of the attempt is unknown; no event is published. */
    public Sending indeterminate() {
        return new Sending(proposal, version, attempt.indeterminate());
    }

    /** Notes that the attempt was certainly not carried out; no event is published, and the order is sent again later. */
    public Sending notExecuted() {
        return new Sending(proposal, version, attempt.notExecuted());
    }

    /** Neither the answer nor a look-up showed whether the provider has the order. */
    public Transition unconfirmed(String detail, Instant now) {
        return Unconfirmed.of(this, detail, now);
    }

    @Override
    public OrderState state() {
        return OrderState.SENDING;
    }
}
