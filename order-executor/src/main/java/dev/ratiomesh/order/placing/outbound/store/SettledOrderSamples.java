package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.order.learning.SettledOrderSample;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import dev.ratiomesh.order.placing.proposal.ReachSegment;
import dev.ratiomesh.order.placing.state.Settled;
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
public class SettledOrderSamples {
    private final Mutiny.SessionFactory sessions;

    SettledOrderSamples(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Of which lessons there are some. */
    public record Taught(ReachSegment kind, String currency) {}

    /** The latest lessons of each kind that these campaigns would order; what no order taught is not in the map. */
    public Uni<Map<ReachSegment, List<SettledOrderSample>>> of(
            Mutiny.Session session, Collection<CampaignBrief> campaigns) {
        return latest(
                session, campaigns.stream().map(ReachSegment::of).distinct().toList());
    }

    /** The same outside a transaction. */
    public Uni<Map<ReachSegment, List<SettledOrderSample>>> of(Collection<CampaignBrief> campaigns) {
        return campaigns.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.withSession(session -> of(session, campaigns));
    }

    /** Every kind and currency of which something was taught, and the lessons of the kind. */
    public Uni<Map<Taught, List<SettledOrderSample>>> all() {
        return sessions.withSession(session -> session.createNativeQuery(LessonSql.KINDS, Object[].class)
                .getResultList()
                .map(SettledOrderSamples::taught)
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

    private static Uni<Map<ReachSegment, List<SettledOrderSample>>> latest(
            Mutiny.Session session, List<ReachSegment> kinds) {
        return session.createNativeQuery(LessonSql.LATEST, Object[].class)
                .setParameter("providers", CapRows.column(kinds, ReachSegment::provider))
                .setParameter("genres", CapRows.column(kinds, ReachSegment::genre))
                .getResultList()
                .map(SettledOrderSamples::byKind);
    }

    private static List<Taught> taught(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Taught(new ReachSegment((String) row[0], (String) row[1]), (String) row[2]))
                .toList();
    }

    private static Map<Taught, List<SettledOrderSample>> each(
            List<Taught> taught, Map<ReachSegment, List<SettledOrderSample>> byKind) {
        Map<Taught, List<SettledOrderSample>> lessons = new LinkedHashMap<>();
        taught.forEach(one -> lessons.put(one, byKind.getOrDefault(one.kind(), List.of())));
        return lessons;
    }

    private static Map<ReachSegment, List<SettledOrderSample>> byKind(List<Object[]> rows) {
        Map<ReachSegment, List<SettledOrderSample>> lessons = new HashMap<>();
        rows.forEach(row -> lessons.computeIfAbsent(
                        new ReachSegment((String) row[0], (String) row[1]), kind -> new ArrayList<>())
                .add(new SettledOrderSample(
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
