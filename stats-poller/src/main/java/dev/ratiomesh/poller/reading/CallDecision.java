package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;

/** Whether a call may be made now, and who pays. */
public sealed interface CallDecision {

    /**
     * A call may be made once it is reserved.
     *
     * @param usable calls of the bucket that must not be exceeded
     * @param spacing how much of the day the call uses up
     * @param maxAhead how far the calls may run ahead of an even spread
     */
    record Permit(QuotaBucket bucket, int usable, Duration spacing, Duration maxAhead) implements CallDecision {}

    /** Calls have run ahead of an even spread over the day. */
    record Throttled(Instant retryAt) implements CallDecision {}

    /** Every bucket is used up, down to its reserve. Waiting for the reset is the only way on. */
    record Exhausted(Instant resetsAt) implements CallDecision {}
}
