package dev.ratiomesh.poller.reading;

import java.time.Duration;
import java.time.Instant;

/** The decision whether a call may be made now, and to which bucket it is charged. */
public sealed interface CallDecision {

    /**
     * The call may be made once it is reserved in the ledger.
     *
     * @param usable the most calls of the bucket on this day
     * @param spacing the stretch of the day that this call takes up
     * @param maxAhead the longest time that calls may run ahead of an even spread
     */
    record Permit(QuotaBucket bucket, int usable, Duration spacing, Duration maxAhead) implements CallDecision {}

    /** The calls have run too far ahead of an even spread over the day; the next is allowed at {@code retryAt}. */
    record Throttled(Instant retryAt) implements CallDecision {}

    /** Every bucket is used up down to its reserve; no call is possible before the reset. */
    record Exhausted(Instant resetsAt) implements CallDecision {}
}
