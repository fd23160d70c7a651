package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.state.AdProvider;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose grant a call goes out with: the tenant's own for the account; where it has registered none, the deployment's, if
 * configuration says that the account belongs to every tenant. Never another tenant's.
 */
@ApplicationScoped
public class CredentialResolver {
    private static final String ALL_ACCOUNTS = "*";
    private static final Duration DATABASE_RETRY_DELAY = Duration.ofSeconds(1);

    private final Pool pool;
    private final Keyring keys;
    private final GoogleAdsConfig config;

    public CredentialResolver(Pool pool, Keyring keys, OrderConfig config) {
        this.pool = pool;
        this.keys = keys;
        this.config = config.googleAds();
    }

    /** Fails with {@link ProviderException} that says what is missing. */
    public Uni<ResolvedCredential> resolve(ProviderAccountId id) {
        return pool.preparedQuery(ProviderAccountStore.SELECT_CREDENTIAL)
                .execute(ProviderAccountStore.keyTuple(id))
                .map(rows -> PgRows.first(rows, row -> registeredCredential(id, row)).orElseGet(() -> sharedCredential(id)))
                .onFailure(failure -> !(failure instanceof ProviderException))
                .transform(failure -> new ProviderException(
                        "the credentials of " + id.displayName() + " cannot be looked up: " + failure,
                        DATABASE_RETRY_DELAY));
    }

    /** Any account that a question about nobody's account can be asked with; empty when there is none at all. */
    public Uni<Optional<ResolvedCredential>> resolveAny() {
        Optional<ResolvedCredential> own = deploymentCredential();
        if (own.isPresent()) {
            return Uni.createFrom().item(own);
        }
        return pool.preparedQuery(ProviderAccountStore.SELECT_CONNECTED)
                .execute(Tuple.of(AdProvider.GOOGLE_ADS.wireName()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.<ResolvedCredential>empty())
                        : resolve(ProviderAccountStore.toId(rows.iterator().next())).map(Optional::of));
    }

    private ResolvedCredential registeredCredential(ProviderAccountId id, Row row) {
        String reason = row.getString("reconnect_reason");
        if (reason != null) {
            throw unavailable(id.displayName() + " needs to be reconnected: " + reason);
        }
        EncryptedSecret sealed = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("refresh_token").getBytes());
        try {
            Optional<String> manager = Optional.ofNullable(row.getString("login_customer_id"));
            return new ResolvedCredential(
                    new ResolvedCredential.GrantKey(id, row.getLong("generation")),
                    keys.open(id.binding(), sealed),
                    manager.or(config::loginCustomerId));
        } catch (DecryptionException e) {
            throw unavailable(id.displayName() + " cannot be used: " + e.words());
        }
    }

    private ResolvedCredential sharedCredential(ProviderAccountId id) {
        Set<String> shared = config.sharedAccounts().orElse(Set.of());
        return deploymentCredential()
                .filter(grant -> shared.contains(ALL_ACCOUNTS) || shared.contains(id.account()))
                .orElseThrow(
                        () -> unavailable(id.displayName() + " has no credentials; an approver gives them with PUT /api/accounts/"
                                + id.provider() + "/" + id.account()));
    }

    private Optional<ResolvedCredential> deploymentCredential() {
        return config.refreshToken()
                .map(token -> new ResolvedCredential(
                        ResolvedCredential.GrantKey.DEPLOYMENT, new Secret(token), config.loginCustomerId()));
    }

    /** Only a person can help, and asking again costs nothing: the order's own growing pauses are enough. */
    private static ProviderException unavailable(String words) {
        return new ProviderException(words, Duration.ZERO);
    }

    /**
     * What lets us act on an account.
     *
     * @param key the same for as long as the refresh token is; an access token is kept under it
     * @param loginCustomerId the manager account through which the account is reached
     */
    public record ResolvedCredential(GrantKey key, Secret token, Optional<String> loginCustomerId) {
        /**
         * @param account null for the deployment's own grant
         * @param generation grows with every new token of the account
         */
        public record GrantKey(@Nullable ProviderAccountId account, long generation) {
            static final GrantKey DEPLOYMENT = new GrantKey(null, 0);
        }
    }
}
