package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that may be at the provider or not: the transitions that a look-up by its name allows. */
public sealed interface InDoubtOrder extends Order permits Sending, Unconfirmed {
    /** Returns the last attempt to send the order. */
    SendAttempt attempt();

    /** The provider has the order, under this reference. */
    default Transition placed(String reference, Instant now) {
        return Placed.of(this, reference, now);
    }

    /** The provider does not have the order; it is sent once more. */
    default Transition resend(String requestHash, Instant now) {
        return Sending.resent(this, attempt().next(requestHash, now), now);
    }

    /** The provider does not have the order, and it is cancelled. Legal only when {@link #absenceConfirmed}. */
    default Transition abandon(EndRequest endRequest, Instant now) {
        return ClosedOrder.Cancelled.of(this, endRequest, now);
    }

    /**
     * Tells whether a look-up that did not find the order proves by now that the provider does not have it.
     *
     * @param absenceDelay how long after an unanswered request it may still take effect
     */
    default boolean absenceConfirmed(Instant now, Duration absenceDelay) {
        return attempt().absenceConfirmed(now, absenceDelay);
    }

    /** Tells whether too little of the order's time is left to send it. */
    default boolean isTooLateToSend(Instant now) {
        return new Approved(proposal(), 1, null).isTooLateToSend(now)
                || !attempt().endsAt().isAfter(now);
    }

    @Override
    default Instant endsAt() {
        return attempt().endsAt();
    }

    @Override
    default NextAction nextAction(@Nullable EndRequest endRequest, Instant now) {
        return NextAction.LOOK_UP;
    }
}
