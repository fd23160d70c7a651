package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.state.Order.EndRequest;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order of which it is not known whether the provider has it: the steps that a look-up by its name allows. */
public sealed interface InDoubtOrder extends Order permits Sending, Unconfirmed {
    SendAttempt attempt();

    /** It is there. */
    default Transition placed(String reference, Instant now) {
        return Placed.of(this, reference, now);
    }

    /** It is not there, and goes out once more. */
    default Transition resend(String requestHash, Instant now) {
        return Sending.resent(this, attempt().next(requestHash, now), now);
    }

    /** It is not there, and shall not be. Only when {@link #absenceConfirmed}. */
    default Transition abandon(EndRequest ending, Instant now) {
        return ClosedOrder.Cancelled.of(this, ending, now);
    }

    /** Whether "not there" can be believed by now. */
    default boolean absenceConfirmed(Instant now, Duration quiet) {
        return attempt().absenceConfirmed(now, quiet);
    }

    /** Whether too little of its time is left to send it. */
    default boolean isTooLateToSend(Instant now) {
        return new Approved(proposal(), 1, null).isTooLateToSend(now)
                || !attempt().endsAt().isAfter(now);
    }

    @Override
    default Instant endsAt() {
        return attempt().endsAt();
    }

    @Override
    default NextAction nextAction(@Nullable EndRequest ending, Instant now) {
        return NextAction.LOOK_UP;
    }
}
