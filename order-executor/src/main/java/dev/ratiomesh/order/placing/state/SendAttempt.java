package dev.ratiomesh.order.placing.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A try to place an order.
 *
 * @param number from 1
 * @param sentAt when it was about to be sent
 * @param endsAt when the showing ends; the same for every attempt
 * @param requestHash SHA-256 of what is sent, hexadecimal
 * @param inDoubtSince when last a request before or with this one ended without a known outcome, null when none did
 * @param outcomeKnown whether this attempt's outcome is written down; one that is not may be at the provider
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

    /** Since when it may be at the provider; null when it surely is not. */
    public @Nullable Instant possiblyPlacedSince() {
        return outcomeKnown ? inDoubtSince : sentAt;
    }

    /**
     * Whether "not there" can be believed: a request that was cut off may still be worked on at the provider for a while.
     */
    boolean absenceConfirmed(Instant now, Duration quiet) {
        return absenceConfirmed(possiblyPlacedSince(), now, quiet);
    }

    /** The same of the attempts before this one. */
    boolean earlierAttemptsAbsent(Instant now, Duration quiet) {
        return absenceConfirmed(inDoubtSince, now, quiet);
    }

    private static boolean absenceConfirmed(@Nullable Instant open, Instant now, Duration quiet) {
        return open == null || !now.isBefore(open.plus(quiet));
    }
}
