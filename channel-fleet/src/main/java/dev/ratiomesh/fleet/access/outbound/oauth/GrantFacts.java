package dev.ratiomesh.fleet.access.outbound.oauth;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** What the grants together say of the deployment. */
@ApplicationScoped
public class GrantFacts {
    private final Pool pool;
    private final TokenEncryption vault;

    GrantFacts(Pool pool, TokenEncryption vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /** Whether Google has given an end to any grant, which it does under Testing only. */
    public Uni<Boolean> anyEnds() {
        return pool.query("SELECT EXISTS (SELECT 1 FROM channel_grant WHERE expires_at IS NOT NULL) AS ends")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("ends"));
    }

    /** The id of the key that tokens are sealed with, empty when there is none. */
    public String keyId() {
        return vault.keys().active().orElse("");
    }
}
