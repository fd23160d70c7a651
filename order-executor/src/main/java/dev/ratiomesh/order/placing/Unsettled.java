package dev.ratiomesh.order.placing;

import java.time.Duration;
import java.time.Instant;

/** An order of which it is not known whether the provider has it: the steps that a look-up by its name allows. */
public sealed interface Unsettled permits Sending, Unconfirmed {
    Proposal proposal();

    Attempt attempt();

    /** It is there. */
    Decision placed(String reference, Instant now);

    /** It is not there, and goes out once more. */
    Decision again(String requestHash, Instant now);

    /** It is not there, and shall not be. Only when {@link #isSurelyAbsent}. */
    Decision givenUp(Ending ending, Instant now);

    /** Whether "not there" can be believed by now. */
    boolean isSurelyAbsent(Instant now, Duration quiet);

    /** Whether too little of its time is left to send it. */
    default boolean isTooLate(Instant now) {
        return new Approved(proposal(), 1).isTooLate(now) || !attempt().endsAt().isAfter(now);
    }
}
