package dev.ratiomesh.sandbox.studio;

import java.time.Duration;
import java.time.Instant;

/**
 * A token that opens the APIs for an hour of real time.
 *
 * @param refreshToken the grant it comes from
 * @param refreshed whether a refresh brought it, and not the first exchange of the code
 */
public record AccessToken(String token, String refreshToken, Instant issuedAt, boolean refreshed) {
    /** As Google says it: a second less than an hour. */
    public static final Duration LIFE = Duration.ofSeconds(3599);

    boolean over(Instant now) {
        return !now.isBefore(issuedAt.plus(LIFE));
    }
}
