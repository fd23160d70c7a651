package dev.ratiomesh.fleet.access.outbound.channel;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.AggregateLoader;
import dev.ratiomesh.fleet.access.oauth.TokenOwner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads and locks channels. A transaction that changes a channel and its grant locks the channel first. */
@ApplicationScoped
public class ChannelStore implements AggregateLoader<ChannelRow> {
    private static final String INSERT_CHANNEL =
            """
            INSERT INTO channel (id, version, tenant_id, title, features, state, connected_at, refreshed_at, updated_at)
            VALUES (:id, 0, :tenantId, :title, '{}', 'ACTIVE', cast(:now AS timestamptz), cast(:now AS timestamptz),
                    cast(:now AS timestamptz))
            ON CONFLICT (id) DO NOTHING
            """;

    @Override
    public Uni<List<ChannelRow>> load(Mutiny.Session session, Set<String> ids) {
        return session.createSelectionQuery("from ChannelRow where id in :ids order by id", ChannelRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    @Override
    public String id(ChannelRow row) {
        return row.id();
    }

    /** Locks a channel; empty when there is no such channel. */
    public Uni<Optional<ChannelRow>> lock(Mutiny.Session session, String id) {
        return load(session, Set.of(id)).map(rows -> rows.stream().findFirst());
    }

    /**
     * Returns the locked channel, inserted for this tenant when it is new; an existing one may belong to another tenant.
     */
    public Uni<ChannelRow> findOrCreate(
            Mutiny.Session session, String tenantId, TokenOwner.OwnedChannel channel, Instant now) {
        return session.createNativeQuery(INSERT_CHANNEL)
                .setParameter("id", channel.id())
                .setParameter("tenantId", tenantId)
                .setParameter("title", channel.title())
                .setParameter("now", now)
                .executeUpdate()
                .chain(() -> lock(session, channel.id()))
                .map(Optional::orElseThrow);
    }

    /** Addresses a channel event to {@code channel.events}, keyed by channel. */
    public static OutgoingEvent outgoing(ChannelEvent.ChannelStateEvent event) {
        return new OutgoingEvent(Topic.CHANNEL_EVENTS, event.channel().channelId(), event.tenantId(), event);
    }
}
