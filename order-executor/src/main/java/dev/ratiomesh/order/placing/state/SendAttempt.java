package dev.ratiomesh.order.placing.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds one attempt to place an order.
 *
 * @param number from 1
 * @param sentAt when the attempt was committed, just before the socket opened
 * @param endsAt when the showing ends; the same for every attempt
 * @param requestHash SHA-256 of the request body, hexadecimal
 * @param inDoubtSince when the latest request with an unknown outcome was sent, up to this one; null when there is none
 * @param outcomeKnown whether the answer to this attempt is stored; before that the order may be at the provider
 */
public record SendAttempt(
        int number,
        Instant sentAt,
        Instant endsAt,
        String requestHash,
        @Nullable Instant inDoubtSince,
        boolean outcomeKnown) {

    static SendAttempt first(String hash, Instant now, Instant endsAt) {
        return new SendAttempt(1, now, endsAt, hash, null, false);
    }

    SendAttempt next(String hash, Instant now) {
        return new SendAttempt(number + 1, now, endsAt, hash, possiblyPlacedSince(), false);
    }

    SendAttempt indeterminate() {
        return new SendAttempt(number, sentAt, endsAt, requestHash, sentAt, true);
    }

    SendAttempt notExecuted() {
        return new SendAttempt(number, sentAt, endsAt, requestHash, inDoubtSince, true);
    }

    /** Returns since when the order may be at the provider; null when it is certainly not there. */
    public @Nullable Instant possiblyPlacedSince() {
        return outcomeKnown ? inDoubtSince : sentAt;
    }

    /**
     * Tells whether a lookup without a result proves that the provider does not have the order: a request that was cut off
     * may still be carried out for {@code absenceDelay}.
     */
    boolean absenceConfirmed(Instant now, Duration absenceDelay) {
        return absenceConfirmed(possiblyPlacedSince(), now, absenceDelay);
    }

    /** Tells the same of the attempts before this one. */
    boolean earlierAttemptsAbsent(Instant now, Duration absenceDelay) {
        return absenceConfirmed(inDoubtSince, now, absenceDelay);
    }

    private static boolean absenceConfirmed(@Nullable Instant since, Instant now, Duration absenceDelay) {
        return since == null || !now.isBefore(since.plus(absenceDelay));
    }
}
