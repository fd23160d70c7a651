package dev.ratiomesh.order.placing.outbound.credentials;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.order.credentials.ProviderAccountId;
import dev.ratiomesh.order.placing.outbound.credentials.CredentialResolver.ResolvedCredential;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Writes down how a grant fared. A line that cannot be written is logged and not waited for: the call it belongs to has its
 * token, or its own trouble, and the next one is written again.
 */
@ApplicationScoped
public class CredentialStatusStore {
    private static final Logger LOG = Logger.getLogger(CredentialStatusStore.class);

    private final Pool pool;
    private final Clock clock;

    public CredentialStatusStore(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A token was granted. */
    public Uni<Void> recordSuccess(ResolvedCredential.GrantKey grant) {
        return update(ProviderAccountStore.UPDATE_SUCCESS, grant, Tuple.tuple());
    }

    /** No token was granted, for a reason that may pass. */
    public Uni<Void> recordFailure(ResolvedCredential.GrantKey grant, String words) {
        return update(ProviderAccountStore.UPDATE_FAILURE, grant, Tuple.of(words));
    }

    /** The grant is dead: orders wait until there is another. */
    public Uni<Void> recordRevocation(ResolvedCredential.GrantKey grant, String words) {
        ProviderAccountId account = grant.account();
        LOG.errorf("%s needs to be reconnected: %s", account == null ? "The configured grant" : account.displayName(), words);
        return update(ProviderAccountStore.UPDATE_REVOKED, grant, Tuple.of(words));
    }

    private Uni<Void> update(String statement, ResolvedCredential.GrantKey grant, Tuple rest) {
        ProviderAccountId account = grant.account();
        if (account == null) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = ProviderAccountStore.keyTuple(account)
                .addLong(grant.generation())
                .addOffsetDateTime(PgRows.time(clock.instant()));
        for (int i = 0; i < rest.size(); i++) {
            values.addValue(rest.getValue(i));
        }
        return pool.preparedQuery(statement)
                .execute(values)
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("The state of %s could not be written: %s", account.displayName(), failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
