package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.delivery.store.AggregateLoader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads campaigns. The Hibernate session writes changed rows. */
@ApplicationScoped
public class CampaignStore implements AggregateLoader<CampaignRow> {
    private final Mutiny.SessionFactory sessions;

    CampaignStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Reads campaigns without a lock, for screening only: changes to these rows are not saved. */
    public Uni<List<CampaignRow>> read(Set<String> ids) {
        return sessions.withSession(session -> load(session, ids));
    }

    @Override
    public Uni<List<CampaignRow>> load(Mutiny.Session session, Set<String> ids) {
        return session.createSelectionQuery("from CampaignRow where id in :ids", CampaignRow.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Override
    public String id(CampaignRow row) {
        return row.id();
    }

    /**
     * Loads the campaign with a lock, so that two targets of one campaign are decided one after the other on all
     * replicas.
     */
    public Uni<List<CampaignRow>> lock(Mutiny.Session session, String id) {
        return session.createSelectionQuery("from CampaignRow where id = :id", CampaignRow.class)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }
}
