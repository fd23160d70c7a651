package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.outbound.http.TokenOwnerLookup;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantLossRecorder;
import dev.ratiomesh.fleet.access.outbound.oauth.GrantStore;
import dev.ratiomesh.fleet.access.outbound.oauth.Standings;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenEncryption;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenEndpointClient;
import dev.ratiomesh.fleet.access.outbound.oauth.TokenRenewal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Makes the renewal of another replica: the same database and the same Google, a clock of its own. */
@ApplicationScoped
class Replicas {
    private final Pool pool;
    private final TokenEncryption vault;
    private final TokenEndpointClient google;
    private final TokenOwnerLookup mine;
    private final GrantLossRecorder losses;
    private final FleetConfig config;

    Replicas(
            Pool pool,
            TokenEncryption vault,
            TokenEndpointClient google,
            TokenOwnerLookup mine,
            GrantLossRecorder losses,
            FleetConfig config) {
        this.pool = pool;
        this.vault = vault;
        this.google = google;
        this.mine = mine;
        this.losses = losses;
        this.config = config;
    }

    TokenRenewal replica(Clock clock) {
        return new TokenRenewal(
                new GrantStore(pool, vault, clock, config), google, mine, losses, new Standings(vault, clock, config));
    }

    /** Does all that is due, as the timer would; how many claims that were. */
    static CompletableFuture<Integer> work(TokenRenewal replica, int batch) {
        return round(replica, batch).subscribeAsCompletionStage();
    }

    private static Uni<Integer> round(TokenRenewal replica, int batch) {
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
                                .chain(done -> round(replica, batch).map(rest -> rest + done.size())));
    }
}
