package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds the connected channels of a tenant, within the transaction of a command. */
@ApplicationScoped
public class TenantChannelQueries {
    private static final String SELECT_CONNECTED =
            """
            SELECT id FROM channel
            WHERE tenant_id = :tenant AND id = ANY(cast(:channels AS text[])) AND state <> 'DISCONNECTED'
            """;
    private static final String SELECT_UPLOADS_GRANTED =
            """
            SELECT cast(:feature AS text) = ANY(features) AS granted, id FROM channel
            WHERE tenant_id = :tenant AND id = :channel AND state <> 'DISCONNECTED'
            """;

    /** Returns those of the channels that are connected and belong to the tenant. */
    public Uni<Set<String>> findConnected(Mutiny.Session session, String tenantId, List<String> channels) {
        return session.createNativeQuery(SELECT_CONNECTED, String.class)
                .setParameter("tenant", tenantId)
                .setParameter("channels", channels.toArray(String[]::new))
                .getResultList()
                .map(HashSet::new);
    }

    /** Returns whether the channel's owner has granted uploads; empty when the tenant has no such connected channel. */
    public Uni<Optional<Boolean>> findUploadsGranted(Mutiny.Session session, String tenantId, String channelId) {
        return session.createNativeQuery(SELECT_UPLOADS_GRANTED, Tuple.class)
                .setParameter("feature", ChannelFeature.UPLOADS.wireName())
                .setParameter("tenant", tenantId)
                .setParameter("channel", channelId)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> row.get("granted", Boolean.class)));
    }
}
