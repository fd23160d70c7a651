package dev.ratiomesh.order.placing.outbound.googleads;

import dev.ratiomesh.delivery.BoundedCache;
import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver.ResolvedCredential;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialStatusStore;
import dev.ratiomesh.order.placing.outbound.googleads.TokenEndpointClient.DeadGrant;
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
    private final CredentialResolver grants;
    private final TokenEndpointClient endpoint;
    private final CredentialStatusStore records;
    private final Clock clock;
    private final BoundedCache<ResolvedCredential.GrantKey, CachedToken> held;

    public AccessTokenCache(
            CredentialResolver grants,
            TokenEndpointClient endpoint,
            CredentialStatusStore records,
            Clock clock,
            OrderConfig config) {
        this.grants = grants;
        this.endpoint = endpoint;
        this.records = records;
        this.clock = clock;
        this.held = new BoundedCache<>(config.googleAds().maxCachedAccounts());
    }

    /** What a call to the provider carries. */
    record Access(String bearer, Optional<String> loginCustomerId, ResolvedCredential.GrantKey grant) {
        @Override
        public String toString() {
            return "Access[grant=" + grant + "]";
        }
    }

    /** Fails with {@link ProviderException} when there is none to be had; nothing was sent to Google Ads then. */
    Uni<Access> of(ProviderAccountId account) {
        return CallerContext.of(() -> grants.of(account).chain(this::access));
    }

    /** Of whatever account there is, for a question about none; empty when there is none. */
    Uni<Optional<Access>> any() {
        return CallerContext.of(() -> grants.any()
                .chain(grant -> grant.isEmpty()
                        ? Uni.createFrom().item(Optional.<Access>empty())
                        : access(grant.get()).map(Optional::of)));
    }

    /** The token was not accepted; the next one is asked for anew. */
    void forget(Access refused) {
        held.get(refused.grant(), key -> new CachedToken()).forget(refused.bearer());
    }

    private Uni<Access> access(ResolvedCredential grant) {
        CachedToken mine = held.get(grant.key(), key -> new CachedToken());
        IssuedToken token = mine.token;
        Uni<IssuedToken> good = token != null && clock.instant().isBefore(token.until())
                ? Uni.createFrom().item(token)
                : mine.asking(() -> ask(grant));
        return good.map(one -> new Access(one.value(), grant.loginCustomerId(), grant.key()));
    }

    private Uni<IssuedToken> ask(ResolvedCredential grant) {
        return endpoint.ask(grant)
                .call(() -> records.succeeded(grant.key()))
                .onFailure(ProviderException.class)
                .call(trouble -> records.failed(grant.key(), ((ProviderException) trouble).words()))
                .onFailure(DeadGrant.class)
                .recoverWithUni(dead -> dead(grant, String.valueOf(dead.getMessage())));
    }

    private Uni<IssuedToken> dead(ResolvedCredential grant, String words) {
        ProviderAccountId account = grant.key().account();
        String whose = account == null ? "the configured grant" : account.words();
        var trouble = new ProviderException(
                whose + " needs to be reconnected: " + words,
                account == null ? GoogleAdsError.USUAL_DELAY : Duration.ZERO);
        return records.dead(grant.key(), words).chain(() -> Uni.createFrom().failure(trouble));
    }

    /** One grant's token. */
    private static final class CachedToken {
        private volatile @Nullable IssuedToken token;
        private @Nullable Uni<IssuedToken> asking;

        /** Joins the request that is under way, or begins one. */
        synchronized Uni<IssuedToken> asking(Supplier<Uni<IssuedToken>> ask) {
            Uni<IssuedToken> current = asking;
            if (current == null) {
                current = ask.get()
                        .invoke(fresh -> token = fresh)
                        .onTermination()
                        .invoke(this::asked)
                        .memoize()
                        .indefinitely();
                asking = current;
            }
            return current;
        }

        synchronized void forget(String refused) {
            IssuedToken current = token;
            if (current != null && current.value().equals(refused)) {
                token = null;
            }
        }

        private synchronized void asked() {
            asking = null;
        }
    }
}
