package dev.ratiomesh.poller.watching.outbound;

import dev.ratiomesh.delivery.store.AggregateLoader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads the rows of watches for the aggregate lane. */
@ApplicationScoped
public class VideoWatchStore implements AggregateLoader<VideoWatchRow> {

    @Override
    public Uni<List<VideoWatchRow>> load(Mutiny.Session session, Set<String> ids) {
        return session.createQuery("from VideoWatchRow where campaignId in (:ids)", VideoWatchRow.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Override
    public String id(VideoWatchRow row) {
        return row.campaignId();
    }
}
