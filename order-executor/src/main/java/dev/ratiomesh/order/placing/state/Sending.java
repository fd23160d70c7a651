package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Duration;
import java.time.Instant;

/**
 * Is being sent. Whoever finds an order in this state without having sent it himself asks the provider for its name
 * first. It leaves this state for an end only when it is surely not at the provider.
 */
public record Sending(OrderProposal proposal, long version, SendAttempt attempt) implements InDoubtOrder {

    static Transition first(Approved approved, SendAttempt attempt, Instant now) {
        return of(approved, attempt, now);
    }

    /** The same order goes out once more, after the provider said that it is not there. */
    static Transition resent(InDoubtOrder before, SendAttempt attempt, Instant now) {
        return of(before, attempt, now);
    }

    private static Transition of(Order before, SendAttempt attempt, Instant now) {
        Sending sending = new Sending(before.proposal(), before.version() + 1, attempt);
        return Transition.of(sending, new OrderProgressed(sending.view(), now));
    }

    /**
     * Whether a no to this attempt is the last word: when it was sent, none before it could still be on its way. The no
     * may have been long under way itself, so the time at which it is heard says nothing.
     */
    public boolean refusalIsFinal(Duration quiet) {
        return attempt.earlierAttemptsAbsent(attempt.sentAt(), quiet);
    }

    /** The provider said no to this attempt; only when {@link #refusalIsFinal}. */
    public Transition refused(OrderRefusal refusal, Instant now) {
        return ClosedOrder.Refused.of(this, refusal, now);
    }

    /** The last request's outcome is unknown; nothing else changes and nothing is said. */
    public Sending indeterminate() {
        return new Sending(proposal, version, attempt.indeterminate());
    }

    /** The last request was surely not carried out; nothing is said, and it goes out again later. */
    public Sending notExecuted() {
        return new Sending(proposal, version, attempt.notExecuted());
    }

    public Transition unconfirmed(String detail, Instant now) {
        return Unconfirmed.of(this, detail, now);
    }

    @Override
    public OrderState state() {
        return OrderState.SENDING;
    }
}
