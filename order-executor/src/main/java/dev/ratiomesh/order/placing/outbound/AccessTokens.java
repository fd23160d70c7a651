package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.delivery.BoundedCache;
import dev.ratiomesh.delivery.CallerContext;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.credentials.AccountId;
import dev.ratiomesh.order.placing.outbound.TokenEndpoint.DeadGrant;
import dev.ratiomesh.order.placing.outbound.TokenEndpoint.Token;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Access tokens, one for each grant: kept until they expire or are refused, and asked for once however many wait for it. */
@ApplicationScoped
class AccessTokens {
    private final Grants grants;
    private final TokenEndpoint endpoint;
    private final GrantRecord records;
    private final Clock clock;
    private final BoundedCache<Grant.Key, Held> held;

    AccessTokens(Grants grants, TokenEndpoint endpoint, GrantRecord records, Clock clock, OrderConfig config) {
        this.grants = grants;
        this.endpoint = endpoint;
        this.records = records;
        this.clock = clock;
        this.held = new BoundedCache<>(config.googleAds().accountsRemembered());
    }

    /** What a call to the provider carries. */
    record Access(String bearer, Optional<String> loginCustomerId, Grant.Key grant) {
        @Override
        public String toString() {
            return "Access[grant=" + grant + "]";
        }
    }

    /** Fails with {@link ProviderTrouble} when there is none to be had; nothing was sent to Google Ads then. */
    Uni<Access> of(AccountId account) {
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
        held.get(refused.grant(), key -> new Held()).forget(refused.bearer());
    }

    private Uni<Access> access(Grant grant) {
        Held mine = held.get(grant.key(), key -> new Held());
        Token token = mine.token;
        Uni<Token> good = token != null && clock.instant().isBefore(token.until())
                ? Uni.createFrom().item(token)
                : mine.asking(() -> ask(grant));
        return good.map(one -> new Access(one.value(), grant.loginCustomerId(), grant.key()));
    }

    private Uni<Token> ask(Grant grant) {
        return endpoint.ask(grant)
                .call(() -> records.succeeded(grant.key()))
                .onFailure(ProviderTrouble.class)
                .call(trouble -> records.failed(grant.key(), ((ProviderTrouble) trouble).words()))
                .onFailure(DeadGrant.class)
                .recoverWithUni(dead -> dead(grant, String.valueOf(dead.getMessage())));
    }

    private Uni<Token> dead(Grant grant, String words) {
        AccountId account = grant.key().account();
        String whose = account == null ? "the configured grant" : account.words();
        var trouble = new ProviderTrouble(
                whose + " needs to be reconnected: " + words, account == null ? AdsFailure.USUAL_DELAY : Duration.ZERO);
        return records.dead(grant.key(), words).chain(() -> Uni.createFrom().failure(trouble));
    }

    /** One grant's token. */
    private static final class Held {
        private volatile @Nullable Token token;
        private @Nullable Uni<Token> asking;

        /** Joins the request that is under way, or begins one. */
        synchronized Uni<Token> asking(Supplier<Uni<Token>> ask) {
            Uni<Token> current = asking;
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
            Token current = token;
            if (current != null && current.value().equals(refused)) {
                token = null;
            }
        }

        private synchronized void asked() {
            asking = null;
        }
    }
}
