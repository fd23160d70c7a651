package dev.ratiomesh.sandbox.studio;

import java.time.Duration;
import java.time.Instant;

/**
 * Opens the APIs for an hour of real time.
 *
 * @param refreshToken the grant behind the access token
 * @param refreshed tells whether a refresh issued it, and not the first exchange of the code
 */
public record AccessToken(String token, String refreshToken, Instant issuedAt, boolean refreshed) {
    /** Lifetime as Google states it: a second less than an hour. */
    public static final Duration LIFETIME = Duration.ofSeconds(3599);

    boolean isExpired(Instant now) {
        return !now.isBefore(issuedAt.plus(LIFETIME));
    }
}
