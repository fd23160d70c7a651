package dev.ratiomesh.fleet.access.oauth;

import dev.ratiomesh.delivery.secrets.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the token endpoint said. */
public sealed interface TokenResult {
    /** The result as the metrics tag it; dashboards know it by this text. */
    String outcome();

    /**
     * @param access the access token
     * @param life how long it is good
     * @param scopes granted; empty when Google did not say
     * @param refresh a new refresh token, null when there is none: the one that is stored stays
     * @param grantLife how long the grant lives at most, null when it has no end; Google says it under Testing
     */
    record Issued(
            String access, Duration life, List<String> scopes, @Nullable Secret refresh, @Nullable Duration grantLife)
            implements TokenResult {
        public Issued {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "Granted[life=" + life + ", scopes=" + scopes + "]";
        }

        @Override
        public String outcome() {
            return "granted";
        }
    }

    /** The grant, or the code, is no longer good and never will be. */
    record GrantRevoked(String words) implements TokenResult {
        @Override
        public String outcome() {
            return "dead";
        }
    }

    /** No answer, or one that says nothing about the grant; later there may be a better one. */
    record Unavailable(String words) implements TokenResult {
        @Override
        public String outcome() {
            return "away";
        }
    }
}
