package dev.ratiomesh.campaign.lifecycle.outbound;

import dev.ratiomesh.campaign.lifecycle.Campaign.Status;
import dev.ratiomesh.delivery.store.AggregateLoader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads campaigns; the session writes changed rows. */
@ApplicationScoped
public class CampaignStore implements AggregateLoader<CampaignRow> {
    private static final List<String> OPEN =
            List.of(Status.CREATED.name(), Status.RUNNING.name(), Status.STOPPED.name());

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

    /** Finds the ids of a tenant's campaigns in one of the given states. */
    public Uni<List<String>> findIds(Mutiny.Session session, String tenantId, Collection<Status> states) {
        return session.createSelectionQuery(
                        "select id from CampaignRow where tenantId = :tenant and status in :states order by id",
                        String.class)
                .setParameter("tenant", tenantId)
                .setParameter("states", states.stream().map(Status::name).toList())
                .getResultList();
    }

    /** Finds open campaigns whose deadline has passed, the longest overdue first; skips rows that another replica has locked. */
    public Uni<List<CampaignRow>> findOverdue(Mutiny.Session session, Instant now, int limit) {
        return session.createSelectionQuery(
                        "from CampaignRow where status in :open and deadline <= :now order by deadline",
                        CampaignRow.class)
                .setParameter("open", OPEN)
                .setParameter("now", now)
                .setMaxResults(limit)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList();
    }
}
