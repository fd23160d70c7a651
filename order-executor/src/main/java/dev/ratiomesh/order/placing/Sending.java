package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is being sent. Whoever finds an order in this state without having sent it himself asks the provider for its name
 * first. It leaves this state for an end only when it is surely not at the provider.
 */
public record Sending(Proposal proposal, long version, Attempt attempt) implements Order, Unsettled {

    static Decision first(Approved approved, Attempt attempt, Instant now) {
        Sending sending = new Sending(approved.proposal(), approved.version() + 1, attempt);
        return Decision.of(sending, new OrderProgressed(sending.view(), now));
    }

    static Decision after(Unconfirmed unconfirmed, Attempt attempt, Instant now) {
        Sending sending = new Sending(unconfirmed.proposal(), unconfirmed.version() + 1, attempt);
        return Decision.of(sending, new OrderProgressed(sending.view(), now));
    }

    /** The same order goes out once more, after the provider said that it is not there. */
    @Override
    public Decision again(String requestHash, Instant now) {
        Sending next = new Sending(proposal, version + 1, attempt.next(requestHash, now));
        return Decision.of(next, new OrderProgressed(next.view(), now));
    }

    @Override
    public Decision placed(String reference, Instant now) {
        return Placed.of(this, reference, now);
    }

    /** Whether a no to this attempt is the last word: none before it may still be on its way. */
    public boolean isLastWord(Instant now, Duration quiet) {
        return attempt.wasQuiet(now, quiet);
    }

    /** The provider said no to this attempt; only when {@link #isLastWord}. */
    public Decision refused(Refusal refusal, Instant now) {
        return Refused.of(this, refusal, now);
    }

    /** The last request's outcome is unknown; nothing else changes and nothing is said. */
    public Sending unsure() {
        return new Sending(proposal, version, attempt.unsure());
    }

    /** The last request was surely not carried out; nothing is said, and it goes out again later. */
    public Sending notDone() {
        return new Sending(proposal, version, attempt.notDone());
    }

    public Decision unconfirmed(String detail, Instant now) {
        return Unconfirmed.of(this, detail, now);
    }

    /** Only when it is surely not at the provider. */
    @Override
    public Decision givenUp(Ending ending, Instant now) {
        return Cancelled.of(this, ending, now);
    }

    @Override
    public boolean isSurelyAbsent(Instant now, Duration quiet) {
        return attempt.isQuiet(now, quiet);
    }

    @Override
    public Instant endsAt() {
        return attempt.endsAt();
    }

    @Override
    public OrderState state() {
        return OrderState.SENDING;
    }

    @Override
    public boolean inFlight() {
        return true;
    }

    @Override
    public Errand errand(@Nullable Ending ending, Instant now) {
        return Errand.LOOK_UP;
    }
}
