package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.order.GoogleAdsConfig;
import dev.ratiomesh.order.OrderConfig;
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
 * Selects the credential of a provider call: the one that the tenant has registered for the account, else the deployment's
 * if the configuration lets every tenant use it for the account. It is never another tenant's.
 */
@ApplicationScoped
public class CredentialResolver {
    private static final String SELECT_CREDENTIAL =
            "SELECT login_customer_id, refresh_token, key_id, generation, reconnect_reason FROM provider_account"
                    + ProviderAccountStore.WHERE_ID;
    private static final String SELECT_CONNECTED =
            """
            SELECT tenant_id, provider, account FROM provider_account
            WHERE provider = $1 AND reconnect_reason IS NULL ORDER BY updated_at DESC LIMIT 1
            """;
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

    /** Returns the credential of an account. Fails with a {@link ProviderException} that names what is missing. */
    public Uni<ResolvedCredential> resolve(ProviderAccountId id) {
        return pool.preparedQuery(SELECT_CREDENTIAL)
                .execute(ProviderAccountStore.keyTuple(id))
                .map(rows ->
                        PgRows.first(rows, row -> registeredCredential(id, row)).orElseGet(() -> sharedCredential(id)))
                .onFailure(failure -> !(failure instanceof ProviderException))
                .transform(failure -> new ProviderException(
                        "the credentials of " + id.description() + " cannot be read: " + failure,
                        DATABASE_RETRY_DELAY));
    }

    /** Returns a credential for a request that concerns no account in particular; empty when there is none at all. */
    public Uni<Optional<ResolvedCredential>> resolveAny() {
        Optional<ResolvedCredential> deployment = deploymentCredential();
        if (deployment.isPresent()) {
            return Uni.createFrom().item(deployment);
        }
        return pool.preparedQuery(SELECT_CONNECTED)
                .execute(Tuple.of(AdProvider.GOOGLE_ADS.wireName()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.<ResolvedCredential>empty())
                        : resolve(ProviderAccountStore.toId(rows.iterator().next()))
                                .map(Optional::of));
    }

    private ResolvedCredential registeredCredential(ProviderAccountId id, Row row) {
        String reason = row.getString("reconnect_reason");
        if (reason != null) {
            throw unavailable(id.description() + " needs to be reconnected: " + reason);
        }
        EncryptedSecret sealed = new EncryptedSecret(
                row.getString("key_id"), row.getBuffer("refresh_token").getBytes());
        try {
            Optional<String> manager = Optional.ofNullable(row.getString("login_customer_id"));
            return new ResolvedCredential(
                    new ResolvedCredential.GrantKey(id, row.getLong("generation")),
                    keys.open(id.encryptionContext(), sealed),
                    manager.or(config::loginCustomerId));
        } catch (DecryptionException e) {
            throw unavailable(id.description() + " cannot be used: " + e.message());
        }
    }

    private ResolvedCredential sharedCredential(ProviderAccountId id) {
        Set<String> shared = config.sharedAccounts().orElse(Set.of());
        return deploymentCredential()
                .filter(credential -> shared.contains(ALL_ACCOUNTS) || shared.contains(id.account()))
                .orElseThrow(() -> unavailable(
                        id.description() + " has no credentials; an approver registers them with PUT /api/accounts/"
                                + id.provider() + "/" + id.account()));
    }

    private Optional<ResolvedCredential> deploymentCredential() {
        return config.refreshToken()
                .map(token -> new ResolvedCredential(
                        ResolvedCredential.GrantKey.DEPLOYMENT, new Secret(token), config.loginCustomerId()));
    }

    /**
     * Fails without a delay of its own: only a person can help, a retry costs nothing, and the order's back-off grows.
     */
    private static ProviderException unavailable(String message) {
        return new ProviderException(message, Duration.ZERO);
    }

    /**
     * A refresh token for requests to an account.
     *
     * @param key stays the same as long as the refresh token does; access tokens are cached under it
     * @param loginCustomerId the manager account that has access to the account, empty when it is reached directly
     */
    public record ResolvedCredential(GrantKey key, Secret token, Optional<String> loginCustomerId) {
        /**
         * The identity of a refresh token.
         *
         * @param account null for the deployment's grant
         * @param generation grows with every new token of the account
         */
        public record GrantKey(@Nullable ProviderAccountId account, long generation) {
            static final GrantKey DEPLOYMENT = new GrantKey(null, 0);
        }
    }
}
