package dev.ratiomesh.poller.watching.outbound;

import dev.ratiomesh.delivery.store.AggregateLoader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads watches for the aggregate lane. */
@ApplicationScoped
public class WatchStore implements AggregateLoader<WatchRow> {

    @Override
    public Uni<List<WatchRow>> load(Mutiny.Session session, Set<String> ids) {
        return session.createQuery("from WatchRow where campaignId in (:ids)", WatchRow.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Override
    public String id(WatchRow row) {
        return row.campaignId();
    }
}
