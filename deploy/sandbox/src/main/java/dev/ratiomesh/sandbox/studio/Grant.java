package dev.ratiomesh.sandbox.studio;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a person's permission for an application.
 *
 * @param refreshToken names the grant; known to the application only if it asked for offline access
 * @param channelId the channel selected at consent; null: the account has none
 * @param scopes full scope addresses
 * @param issuedAt real time
 * @param expiresAt when the refresh token expires by itself; null: never
 */
public record Grant(
        String refreshToken,
        String clientId,
        String account,
        @Nullable String channelId,
        List<String> scopes,
        Instant issuedAt,
        @Nullable Instant expiresAt) {

    /** Tells whether the grant has one of these scopes. */
    public boolean allowsOneOf(Set<String> candidates) {
        return scopes.stream().anyMatch(candidates::contains);
    }

    boolean samePersonAs(Grant grant) {
        return clientId.equals(grant.clientId)
                && account.equals(grant.account)
                && Objects.equals(channelId, grant.channelId);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
