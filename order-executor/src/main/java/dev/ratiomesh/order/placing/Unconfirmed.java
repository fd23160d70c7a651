package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sent, and neither the answer nor a look-up said whether it was accepted. Its money stays held. */
public record Unconfirmed(Proposal proposal, long version, Attempt attempt, String detail) implements Order, Unsettled {

    static Decision of(Sending sending, String detail, Instant now) {
        var next = new Unconfirmed(sending.proposal(), sending.version() + 1, sending.attempt(), detail);
        return Decision.of(next, new OrderUnconfirmed(next.view(), detail, now));
    }

    @Override
    public Decision placed(String reference, Instant now) {
        return Placed.of(this, reference, now);
    }

    @Override
    public Decision again(String requestHash, Instant now) {
        return Sending.after(this, attempt.next(requestHash, now), now);
    }

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
        return OrderState.UNCONFIRMED;
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
