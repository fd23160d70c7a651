package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver.ResolvedCredential;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Records whether the provider still issues tokens for an account. A failed write is logged and does not fail the call that
 * it belongs to; the next call writes again. Each write is conditional on the generation of the refresh token.
 */
@ApplicationScoped
public class CredentialStatusStore {
    private static final Logger LOG = Logger.getLogger(CredentialStatusStore.class);

    private static final String WHERE_GRANT = ProviderAccountStore.WHERE_ID + " AND generation = $4";
    private static final String UPDATE_SUCCESS =
            "UPDATE provider_account SET last_success_at = $5, last_error = NULL, last_error_at = NULL" + WHERE_GRANT;
    private static final String UPDATE_FAILURE =
            "UPDATE provider_account SET last_error = $6, last_error_at = $5" + WHERE_GRANT;
    private static final String UPDATE_REVOKED =
            "UPDATE provider_account SET last_error = $6, last_error_at = $5, reconnect_reason = $6" + WHERE_GRANT;

    private final Pool pool;
    private final Clock clock;

    public CredentialStatusStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Records that a token was issued. */
    public Uni<Void> recordSuccess(ResolvedCredential.GrantKey grant) {
        return update(UPDATE_SUCCESS, grant, Tuple.tuple());
    }

    /** Records that no token was issued, for a temporary reason. */
    public Uni<Void> recordFailure(ResolvedCredential.GrantKey grant, String message) {
        return update(UPDATE_FAILURE, grant, Tuple.of(message));
    }

    /** Records that the grant is revoked: orders wait until an approver registers a new token. */
    public Uni<Void> recordRevocation(ResolvedCredential.GrantKey grant, String message) {
        ProviderAccountId account = grant.account();
        LOG.errorf(
                "%s needs to be reconnected: %s",
                account == null ? "The configured grant" : account.description(), message);
        return update(UPDATE_REVOKED, grant, Tuple.of(message));
    }

    private Uni<Void> update(String statement, ResolvedCredential.GrantKey grant, Tuple error) {
        ProviderAccountId account = grant.account();
        if (account == null) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = ProviderAccountStore.keyTuple(account)
                .addLong(grant.generation())
                .addOffsetDateTime(PgRows.time(clock.instant()));
        for (int i = 0; i < error.size(); i++) {
            values.addValue(error.getValue(i));
        }
        return pool.preparedQuery(statement)
                .execute(values)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("The credential status of %s could not be saved: %s", account.description(), failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
