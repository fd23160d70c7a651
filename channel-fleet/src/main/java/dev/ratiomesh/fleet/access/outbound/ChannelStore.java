package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.store.Aggregates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Channels in the database. Who changes one locks it first, and its grant only afterwards. */
@ApplicationScoped
public class ChannelStore implements Aggregates<ChannelRow> {
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

    Uni<Optional<ChannelRow>> lock(Mutiny.Session session, String id) {
        return load(session, Set.of(id)).map(rows -> rows.stream().findFirst());
    }

    public static Outgoing outgoing(ChannelEvent.OfChannel event) {
        return new Outgoing(Topic.CHANNEL_EVENTS, event.channel().channelId(), event.tenantId(), event);
    }
}
