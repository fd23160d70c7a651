package dev.ratiomesh.fleet.access.oauth;

import dev.ratiomesh.delivery.secrets.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a request to Google's token endpoint. */
public sealed interface TokenResult {
    /** Returns the value of the metric tag {@code outcome}; dashboards depend on it. */
    String outcome();

    /**
     * Google issued an access token.
     *
     * @param accessToken the access token
     * @param lifetime the access token's lifetime from now
     * @param scopes the granted scopes, empty when Google does not list them
     * @param refreshToken a new refresh token, null when Google sends none; the stored one then stays valid
     * @param grantLifetime the remaining lifetime of the grant, null when it has no end; Google sends it for consent screens
     *     in Testing
     */
    record Issued(
            String accessToken,
            Duration lifetime,
            List<String> scopes,
            @Nullable Secret refreshToken,
            @Nullable Duration grantLifetime)
            implements TokenResult {
        public Issued {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Issued[lifetime=" + lifetime + ", scopes=" + scopes + "]";
        }

        @Override
        public String outcome() {
            return "granted";
        }
    }

    /** Google reports the grant or the authorization code as invalid for good. */
    record GrantRevoked(String message) implements TokenResult {
        @Override
        public String outcome() {
            return "dead";
        }
    }

    /** Google did not respond, or with an error that says nothing about the grant; a later request may succeed. */
    record Unavailable(String message) implements TokenResult {
        @Override
        public String outcome() {
            return "away";
        }
    }
}
