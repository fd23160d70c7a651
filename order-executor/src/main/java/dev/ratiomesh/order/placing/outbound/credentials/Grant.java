package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lets us act on an account.
 *
 * @param key the same for as long as the refresh token is; an access token is kept under it
 * @param loginCustomerId the manager account through which the account is reached
 */
public record Grant(GrantKey key, Secret token, Optional<String> loginCustomerId) {
    /**
     * @param account null for the deployment's own grant
     * @param generation grows with every new token of the account
     */
    public record GrantKey(@Nullable ProviderAccountId account, long generation) {
        static final GrantKey OF_THE_DEPLOYMENT = new GrantKey(null, 0);
    }
}
