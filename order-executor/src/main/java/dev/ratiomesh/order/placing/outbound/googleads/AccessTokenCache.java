package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.BoundedCache;
import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver.ResolvedCredential;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialStatusStore;
import dev.ratiomesh.order.placing.outbound.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.googleads.TokenEndpointClient.GrantRevokedException;
import dev.ratiomesh.order.placing.outbound.googleads.TokenEndpointClient.IssuedToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches one access token for each grant until it nearly expires or Google rejects it. Calls that wait for the same token
 * share one request to the token endpoint.
 */
@ApplicationScoped
public class AccessTokenCache {
    private final CredentialResolver credentials;
    private final TokenEndpointClient endpoint;
    private final CredentialStatusStore status;
    private final Clock clock;
    private final BoundedCache<ResolvedCredential.GrantKey, CachedToken> tokens;

    public AccessTokenCache(
            CredentialResolver credentials,
            TokenEndpointClient endpoint,
            CredentialStatusStore status,
            Clock clock,
            OrderConfig config) {
        this.credentials = credentials;
        this.endpoint = endpoint;
        this.status = status;
        this.clock = clock;
        this.tokens = new BoundedCache<>(config.googleAds().maxCachedAccounts());
    }

    /**
     * An access token and the account through which it is used.
     *
     * @param loginCustomerId the manager account, empty when the account is reached directly
     */
    record Access(String accessToken, Optional<String> loginCustomerId, ResolvedCredential.GrantKey grant) {
        @Override
        public String toString() {
            return "Access[grant=" + grant + "]";
        }
    }

    /**
     * Returns the token for an account. Fails with a {@link ProviderException} before anything is sent to Google Ads.
     */
    Uni<Access> tokenFor(ProviderAccountId account) {
        return CallerContext.run(() -> credentials.resolve(account).chain(this::accessFor));
    }

    /** Returns a token for a request that concerns no account in particular; empty when there is no credential. */
    Uni<Optional<Access>> anyToken() {
        return CallerContext.run(() -> credentials
                .resolveAny()
                .chain(grant -> grant.isEmpty()
                        ? Uni.createFrom().item(Optional.<Access>empty())
                        : accessFor(grant.get()).map(Optional::of)));
    }

    /** Drops a token that Google rejected, so that the next call requests a new one. */
    void forget(Access rejected) {
        tokens.get(rejected.grant(), key -> new CachedToken()).forget(rejected.accessToken());
    }

    private Uni<Access> accessFor(ResolvedCredential grant) {
        CachedToken cached = tokens.get(grant.key(), key -> new CachedToken());
        IssuedToken token = cached.token;
        Uni<IssuedToken> valid = token != null && clock.instant().isBefore(token.renewAt())
                ? Uni.createFrom().item(token)
                : cached.pending(() -> requestToken(grant));
        return valid.map(issued -> new Access(issued.value(), grant.loginCustomerId(), grant.key()));
    }

    private Uni<IssuedToken> requestToken(ResolvedCredential grant) {
        return endpoint.requestToken(grant)
                .call(() -> status.recordSuccess(grant.key()))
                .onFailure(ProviderException.class)
                .call(failure -> status.recordFailure(grant.key(), ((ProviderException) failure).message()))
                .onFailure(GrantRevokedException.class)
                .recoverWithUni(failure -> revoked(grant, String.valueOf(failure.getMessage())));
    }

    private Uni<IssuedToken> revoked(ResolvedCredential grant, String message) {
        ProviderAccountId account = grant.key().account();
        String name = account == null ? "the configured grant" : account.description();
        var failure = new ProviderException(
                name + " needs to be reconnected: " + message,
                account == null ? GoogleAdsError.DEFAULT_RETRY_DELAY : Duration.ZERO);
        return status.recordRevocation(grant.key(), message)
                .chain(() -> Uni.createFrom().failure(failure));
    }

    /** The token of one grant and the request for it, if one is pending. */
    private static final class CachedToken {
        private volatile @Nullable IssuedToken token;
        private @Nullable Uni<IssuedToken> pending;

        /** Joins the pending request, or starts one. */
        synchronized Uni<IssuedToken> pending(Supplier<Uni<IssuedToken>> request) {
            Uni<IssuedToken> current = pending;
            if (current == null) {
                current = request.get()
                        .invoke(fresh -> token = fresh)
                        .onTermination()
                        .invoke(this::clearPending)
                        .memoize()
                        .indefinitely();
                pending = current;
            }
            return current;
        }

        synchronized void forget(String rejected) {
            IssuedToken current = token;
            if (current != null && current.value().equals(rejected)) {
                token = null;
            }
        }

        private synchronized void clearPending() {
            pending = null;
        }
    }
}
