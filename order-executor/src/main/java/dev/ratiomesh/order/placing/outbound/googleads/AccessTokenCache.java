package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.BoundedCache;
import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver.ResolvedCredential;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialStatusStore;
import dev.ratiomesh.order.placing.outbound.googleads.TokenEndpointClient.GrantRevokedException;
import dev.ratiomesh.order.placing.outbound.googleads.TokenEndpointClient.IssuedToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Access tokens, one for each grant: kept until they expire or are refused, and asked for once however many wait for it. */
@ApplicationScoped
public class AccessTokenCache {
    private final CredentialResolver credentials;
    private final TokenEndpointClient endpoint;
    private final CredentialStatusStore status;
    private final Clock clock;
    private final BoundedCache<ResolvedCredential.GrantKey, CachedToken> tokens;

    public AccessTokenCache(
            CredentialResolver grants,
            TokenEndpointClient endpoint,
            CredentialStatusStore records,
            Clock clock,
            OrderConfig config) {
        this.credentials = grants;
        this.endpoint = endpoint;
        this.status = records;
        this.clock = clock;
        this.tokens = new BoundedCache<>(config.googleAds().maxCachedAccounts());
    }

    /** What a call to the provider carries. */
    record Access(String accessToken, Optional<String> loginCustomerId, ResolvedCredential.GrantKey grant) {
        @Override
        public String toString() {
            return "Access[grant=" + grant + "]";
        }
    }

    /** Fails with {@link ProviderException} when there is none to be had; nothing was sent to Google Ads then. */
    Uni<Access> tokenFor(ProviderAccountId account) {
        return CallerContext.of(() -> credentials.resolve(account).chain(this::accessFor));
    }

    /** Of whatever account there is, for a question about none; empty when there is none. */
    Uni<Optional<Access>> anyToken() {
        return CallerContext.of(() -> credentials.resolveAny()
                .chain(grant -> grant.isEmpty()
                        ? Uni.createFrom().item(Optional.<Access>empty())
                        : accessFor(grant.get()).map(Optional::of)));
    }

    /** The token was not accepted; the next one is asked for anew. */
    void forget(Access refused) {
        tokens.get(refused.grant(), key -> new CachedToken()).forget(refused.accessToken());
    }

    private Uni<Access> accessFor(ResolvedCredential grant) {
        CachedToken mine = tokens.get(grant.key(), key -> new CachedToken());
        IssuedToken token = mine.token;
        Uni<IssuedToken> good = token != null && clock.instant().isBefore(token.renewAt())
                ? Uni.createFrom().item(token)
                : mine.pending(() -> requestToken(grant));
        return good.map(one -> new Access(one.value(), grant.loginCustomerId(), grant.key()));
    }

    private Uni<IssuedToken> requestToken(ResolvedCredential grant) {
        return endpoint.requestToken(grant)
                .call(() -> status.recordSuccess(grant.key()))
                .onFailure(ProviderException.class)
                .call(trouble -> status.recordFailure(grant.key(), ((ProviderException) trouble).message()))
                .onFailure(GrantRevokedException.class)
                .recoverWithUni(dead -> revoked(grant, String.valueOf(dead.getMessage())));
    }

    private Uni<IssuedToken> revoked(ResolvedCredential grant, String words) {
        ProviderAccountId account = grant.key().account();
        String whose = account == null ? "the configured grant" : account.displayName();
        var trouble = new ProviderException(
                whose + " needs to be reconnected: " + words,
                account == null ? GoogleAdsError.DEFAULT_RETRY_DELAY : Duration.ZERO);
        return status.recordRevocation(grant.key(), words).chain(() -> Uni.createFrom().failure(trouble));
    }

    /** One grant's token. */
    private static final class CachedToken {
        private volatile @Nullable IssuedToken token;
        private @Nullable Uni<IssuedToken> pending;

        /** Joins the request that is under way, or begins one. */
        synchronized Uni<IssuedToken> pending(Supplier<Uni<IssuedToken>> ask) {
            Uni<IssuedToken> current = pending;
            if (current == null) {
                current = ask.get()
                        .invoke(fresh -> token = fresh)
                        .onTermination()
                        .invoke(this::clearPending)
                        .memoize()
                        .indefinitely();
                pending = current;
            }
            return current;
        }

        synchronized void forget(String refused) {
            IssuedToken current = token;
            if (current != null && current.value().equals(refused)) {
                token = null;
            }
        }

        private synchronized void clearPending() {
            pending = null;
        }
    }
}
