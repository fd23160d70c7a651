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
    /** Of orders in flight only, and only what is newer than the target that led to the order. */
    static final String UPSERT_SIGHTINGS =
            """
            INSERT INTO sighting (order_id, observed_at, views, likes)
            SELECT o.id, t.observed_at, t.views, t.likes
            FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[])
              AS t (campaign_id, observed_at, views, likes)
            JOIN ad_order AS o ON o.campaign_id = t.campaign_id AND o.target_observed_at < t.observed_at
            WHERE o.state IN """
                    + " " + OrderWorkQueue.IN_FLIGHT_STATES
                    + """

            ON CONFLICT (order_id) DO UPDATE
              SET observed_at = excluded.observed_at, views = excluded.views, likes = excluded.likes
              WHERE sighting.observed_at < excluded.observed_at
            """;

    /** One row an order: settling it again, or a correction, replaces its own and counts nothing twice. */
    static final String UPSERT_SAMPLE =
            """
            INSERT INTO lesson (order_id, provider, genre, currency, spent, views, likes_gained, views_gained,
                                per_new_view, settled_at)
            SELECT o.id, o.provider, lower(btrim(e.target ->> 'genre')), o.currency, cast(:spent AS numeric), cast(:views AS bigint),
                   s.likes - cast(e.target #>> '{likes,actual}' AS bigint),
                   CASE WHEN e.target #>> '{likes,actual}' IS NOT NULL
                        THEN s.views - cast(e.target ->> 'views' AS bigint) END,
                   cast(e.target #>> '{likes,perNewView}' AS float8), cast(:at AS timestamptz)
            FROM ad_order AS o
            CROSS JOIN LATERAL (SELECT cast(o.evidence AS jsonb) -> 'target' AS target) AS e
            LEFT JOIN sighting AS s ON s.order_id = o.id
            WHERE o.id = :orderId
            ON CONFLICT (order_id) DO UPDATE SET spent = excluded.spent, views = excluded.views
            """;

    /** The latest of each kind: what is older has been overtaken by prices and audiences. */
    static final String SELECT_LATEST =
            """
            SELECT k.provider, k.genre, l.currency, l.spent, l.views, l.likes_gained, l.views_gained, l.per_new_view
            FROM (SELECT DISTINCT provider, lower(btrim(genre)) AS genre
                  FROM unnest(cast(:providers AS text[]), cast(:genres AS text[])) AS u (provider, genre)) AS k
            CROSS JOIN LATERAL (
              SELECT * FROM lesson AS one WHERE one.provider = k.provider AND one.genre = k.genre
              ORDER BY one.settled_at DESC, one.order_id LIMIT 200) AS l
            """;

    static final String SELECT_SEGMENTS =
            "SELECT DISTINCT provider, genre, currency FROM lesson ORDER BY provider, genre, currency LIMIT 1000";

    private final Mutiny.SessionFactory sessions;

    SettledOrderSamples(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Of which lessons there are some. */
    public record SampleKey(ReachSegment segment, String currency) {}

    /** The latest lessons of each kind that these campaigns would order; what no order taught is not in the map. */
    public Uni<Map<ReachSegment, List<SettledOrderSample>>> latestFor(
            Mutiny.Session session, Collection<CampaignBrief> campaigns) {
        return latest(
                session, campaigns.stream().map(ReachSegment::of).distinct().toList());
    }

    /** The same outside a transaction. */
    public Uni<Map<ReachSegment, List<SettledOrderSample>>> latestFor(Collection<CampaignBrief> campaigns) {
        return campaigns.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.withSession(session -> latestFor(session, campaigns));
    }

    /** Every kind and currency of which something was taught, and the lessons of the kind. */
    public Uni<Map<SampleKey, List<SettledOrderSample>>> latestBySegment() {
        return sessions.withSession(session -> session.createNativeQuery(SELECT_SEGMENTS, Object[].class)
                .getResultList()
                .map(SettledOrderSamples::toSegments)
                .chain(taught -> latest(
                                session,
                                taught.stream().map(SampleKey::segment).distinct().toList())
                        .map(byKind -> bySegment(taught, byKind))));
    }

    /** The order is settled or its cost corrected: its lesson is written in the same transaction, in place of its own. */
    Uni<Void> save(Mutiny.Session session, Settled order) {
        return session.createNativeQuery(UPSERT_SAMPLE)
                .setParameter("orderId", order.proposal().orderId())
                .setParameter("spent", order.spent().amount())
                .setParameter("views", order.views())
                .setParameter("at", order.at())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Map<ReachSegment, List<SettledOrderSample>>> latest(
            Mutiny.Session session, List<ReachSegment> kinds) {
        return session.createNativeQuery(SELECT_LATEST, Object[].class)
                .setParameter("providers", CapLedger.column(kinds, ReachSegment::provider))
                .setParameter("genres", CapLedger.column(kinds, ReachSegment::genre))
                .getResultList()
                .map(SettledOrderSamples::toSamples);
    }

    private static List<SampleKey> toSegments(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new SampleKey(new ReachSegment((String) row[0], (String) row[1]), (String) row[2]))
                .toList();
    }

    private static Map<SampleKey, List<SettledOrderSample>> bySegment(
            List<SampleKey> taught, Map<ReachSegment, List<SettledOrderSample>> byKind) {
        Map<SampleKey, List<SettledOrderSample>> lessons = new LinkedHashMap<>();
        taught.forEach(one -> lessons.put(one, byKind.getOrDefault(one.segment(), List.of())));
        return lessons;
    }

    private static Map<ReachSegment, List<SettledOrderSample>> toSamples(List<Object[]> rows) {
        Map<ReachSegment, List<SettledOrderSample>> lessons = new HashMap<>();
        rows.forEach(row -> lessons.computeIfAbsent(
                        new ReachSegment((String) row[0], (String) row[1]), kind -> new ArrayList<>())
                .add(new SettledOrderSample(
                        (String) row[2],
                        (BigDecimal) row[3],
                        ((Number) row[4]).longValue(),
                        toLong(row[5]),
                        toLong(row[6]),
                        ((Number) row[7]).doubleValue())));
        return lessons;
    }

    private static @Nullable Long toLong(@Nullable Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
