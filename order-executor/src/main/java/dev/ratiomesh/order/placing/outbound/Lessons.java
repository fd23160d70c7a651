package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.order.learning.Lesson;
import dev.ratiomesh.order.placing.Campaign;
import dev.ratiomesh.order.placing.Kind;
import dev.ratiomesh.order.placing.Settled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What settled orders have taught: written with the settlement, read with every decision. */
@ApplicationScoped
public class Lessons {
    private final Mutiny.SessionFactory sessions;

    Lessons(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Of which lessons there are some. */
    public record Taught(Kind kind, String currency) {}

    /** The latest lessons of each kind that these campaigns would order; what no order taught is not in the map. */
    public Uni<Map<Kind, List<Lesson>>> of(Mutiny.Session session, Collection<Campaign> campaigns) {
        return latest(session, campaigns.stream().map(Kind::of).distinct().toList());
    }

    /** The same outside a transaction. */
    public Uni<Map<Kind, List<Lesson>>> of(Collection<Campaign> campaigns) {
        return campaigns.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.withSession(session -> of(session, campaigns));
    }

    /** Every kind and currency of which something was taught, and the lessons of the kind. */
    public Uni<Map<Taught, List<Lesson>>> all() {
        return sessions.withSession(session -> session.createNativeQuery(LessonSql.KINDS, Object[].class)
                .getResultList()
                .map(Lessons::taught)
                .chain(taught -> latest(
                                session,
                                taught.stream().map(Taught::kind).distinct().toList())
                        .map(byKind -> each(taught, byKind))));
    }

    /** The order is settled or its cost corrected: its lesson is written in the same transaction, in place of its own. */
    Uni<Void> learn(Mutiny.Session session, Settled order) {
        return session.createNativeQuery(LessonSql.LEARN)
                .setParameter("orderId", order.proposal().orderId())
                .setParameter("spent", order.spent().amount())
                .setParameter("views", order.views())
                .setParameter("at", order.at())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Map<Kind, List<Lesson>>> latest(Mutiny.Session session, List<Kind> kinds) {
        return session.createNativeQuery(LessonSql.LATEST, Object[].class)
                .setParameter("providers", CapRows.column(kinds, Kind::provider))
                .setParameter("genres", CapRows.column(kinds, Kind::genre))
                .getResultList()
                .map(Lessons::byKind);
    }

    private static List<Taught> taught(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Taught(new Kind((String) row[0], (String) row[1]), (String) row[2]))
                .toList();
    }

    private static Map<Taught, List<Lesson>> each(List<Taught> taught, Map<Kind, List<Lesson>> byKind) {
        Map<Taught, List<Lesson>> lessons = new LinkedHashMap<>();
        taught.forEach(one -> lessons.put(one, byKind.getOrDefault(one.kind(), List.of())));
        return lessons;
    }

    private static Map<Kind, List<Lesson>> byKind(List<Object[]> rows) {
        Map<Kind, List<Lesson>> lessons = new HashMap<>();
        rows.forEach(
                row -> lessons.computeIfAbsent(new Kind((String) row[0], (String) row[1]), kind -> new ArrayList<>())
                        .add(new Lesson(
                                (String) row[2],
                                (BigDecimal) row[3],
                                ((Number) row[4]).longValue(),
                                whole(row[5]),
                                whole(row[6]),
                                ((Number) row[7]).doubleValue())));
        return lessons;
    }

    private static @Nullable Long whole(@Nullable Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
