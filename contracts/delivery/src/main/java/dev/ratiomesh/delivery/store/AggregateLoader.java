package dev.ratiomesh.delivery.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** How a service loads the rows of its aggregate. Rows must have a version column: two replicas may meet. */
public interface AggregateLoader<R> {
    /** The rows that exist among these ids, in one statement, managed by the session. */
    Uni<List<R>> load(Mutiny.Session session, Set<String> ids);

    String id(R row);
}
