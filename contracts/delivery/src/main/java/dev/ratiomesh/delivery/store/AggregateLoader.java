package dev.ratiomesh.delivery.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Loads the rows of an aggregate. Rows need a version column, because two replicas may change one at the same time. */
public interface AggregateLoader<R> {
    /** Completes with the existing rows among these ids, read in one statement and managed by the session. */
    Uni<List<R>> load(Mutiny.Session session, Set<String> ids);

    /** Returns the aggregate id of a row. */
    String id(R row);
}
