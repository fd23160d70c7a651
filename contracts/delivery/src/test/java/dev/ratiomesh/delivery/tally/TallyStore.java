package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.delivery.store.AggregateLoader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
public class TallyStore implements AggregateLoader<TallyRow> {
    @Override
    public Uni<List<TallyRow>> load(Mutiny.Session session, Set<String> ids) {
        return session.createSelectionQuery("from TallyRow where id in :ids", TallyRow.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Override
    public String id(TallyRow row) {
        return row.id();
    }

    Uni<Long> amount(Mutiny.Session session, String id) {
        return session.createSelectionQuery("select amount from TallyRow where id = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
