package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.outbound.http.TokenOwnerLookup;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantLossRecorder;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantStore;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenEncryption;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenEndpointClient;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenRenewal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Makes the token renewal of another replica, with the same database and the same sandbox but its own clock. */
@ApplicationScoped
class Replicas {
    private final Pool pool;
    private final TokenEncryption encryption;
    private final TokenEndpointClient endpoint;
    private final TokenOwnerLookup owners;
    private final GrantLossRecorder losses;
    private final FleetConfig config;

    Replicas(
            Pool pool,
            TokenEncryption encryption,
            TokenEndpointClient endpoint,
            TokenOwnerLookup owners,
            GrantLossRecorder losses,
            FleetConfig config) {
        this.pool = pool;
        this.encryption = encryption;
        this.endpoint = endpoint;
        this.owners = owners;
        this.losses = losses;
        this.config = config;
    }

    TokenRenewal replica(Clock clock) {
        return new TokenRenewal(
                new GrantStore(pool, encryption, clock, config), endpoint, owners, losses, encryption, clock, config);
    }

    /** Renews all due grants, as the timer would, and returns their number. */
    static CompletableFuture<Integer> renewDue(TokenRenewal replica, int batch) {
        return renewRound(replica, batch).subscribeAsCompletionStage();
    }

    private static Uni<Integer> renewRound(TokenRenewal replica, int batch) {
        return replica.claimDue(batch)
                .chain(claims -> claims.isEmpty()
                        ? Uni.createFrom().item(0)
                        : Multi.createFrom()
                                .iterable(claims)
                                .onItem()
                                .transformToUni(claim -> replica.renew(claim).replaceWith(claim))
                                .merge(batch)
                                .collect()
                                .asList()
                                .chain(renewed -> renewRound(replica, batch).map(count -> count + renewed.size())));
    }
}
