package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.order.learning.SettledOrderSample;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ReachSegment;
import dev.ratiomesh.order.placing.state.ClosedOrder;
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

/** Stores one sample of reach for each settled order: written with the settlement, read for every decision. */
@ApplicationScoped
public class SettledOrderSamples {
    /** Writes one row for each order. A correction replaces the order's row, so that nothing counts twice. */
    private static final String UPSERT_SAMPLE =
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

    /** Selects the latest 200 samples of each segment; older ones reflect outdated prices and audiences. */
    private static final String SELECT_LATEST =
            """
            SELECT k.provider, k.genre, l.currency, l.spent, l.views, l.likes_gained, l.views_gained, l.per_new_view
            FROM (SELECT DISTINCT provider, lower(btrim(genre)) AS genre
                  FROM unnest(cast(:providers AS text[]), cast(:genres AS text[])) AS u (provider, genre)) AS k
            CROSS JOIN LATERAL (
              SELECT * FROM lesson AS x WHERE x.provider = k.provider AND x.genre = k.genre
              ORDER BY x.settled_at DESC, x.order_id LIMIT 200) AS l
            """;

    private static final String SELECT_SEGMENTS =
            "SELECT DISTINCT provider, genre, currency FROM lesson ORDER BY provider, genre, currency LIMIT 1000";

    private final Mutiny.SessionFactory sessions;

    SettledOrderSamples(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A segment and currency with at least one sample. */
    public record SampleKey(ReachSegment segment, String currency) {}

    /** Returns the latest samples of each segment of these campaigns. A segment without samples is not in the map. */
    public Uni<Map<ReachSegment, List<SettledOrderSample>>> latestFor(
            Mutiny.Session session, Collection<CampaignBrief> campaigns) {
        return latest(
                session, campaigns.stream().map(ReachSegment::of).distinct().toList());
    }

    /** Returns the same outside a transaction. */
    public Uni<Map<ReachSegment, List<SettledOrderSample>>> latestFor(Collection<CampaignBrief> campaigns) {
        return campaigns.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sessions.withSession(session -> latestFor(session, campaigns));
    }

    /** Returns every segment and currency with a sample, with the samples of the segment. */
    public Uni<Map<SampleKey, List<SettledOrderSample>>> latestBySegment() {
        return sessions.withSession(session -> session.createNativeQuery(SELECT_SEGMENTS, Object[].class)
                .getResultList()
                .map(SettledOrderSamples::toSampleKeys)
                .chain(keys -> latest(
                                session,
                                keys.stream().map(SampleKey::segment).distinct().toList())
                        .map(samples -> bySegment(keys, samples))));
    }

    /** Saves the sample of an order in the transaction that settles it or corrects its cost. */
    Uni<Void> save(Mutiny.Session session, ClosedOrder.Settled order) {
        return session.createNativeQuery(UPSERT_SAMPLE)
                .setParameter("orderId", order.proposal().orderId())
                .setParameter("spent", order.spent().amount())
                .setParameter("views", order.views())
                .setParameter("at", order.settledAt())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static Uni<Map<ReachSegment, List<SettledOrderSample>>> latest(
            Mutiny.Session session, List<ReachSegment> segments) {
        return session.createNativeQuery(SELECT_LATEST, Object[].class)
                .setParameter("providers", CapLedger.column(segments, ReachSegment::provider))
                .setParameter("genres", CapLedger.column(segments, ReachSegment::genre))
                .getResultList()
                .map(SettledOrderSamples::toSamples);
    }

    private static List<SampleKey> toSampleKeys(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new SampleKey(new ReachSegment((String) row[0], (String) row[1]), (String) row[2]))
                .toList();
    }

    private static Map<SampleKey, List<SettledOrderSample>> bySegment(
            List<SampleKey> keys, Map<ReachSegment, List<SettledOrderSample>> samples) {
        Map<SampleKey, List<SettledOrderSample>> samplesByKey = new LinkedHashMap<>();
        keys.forEach(key -> samplesByKey.put(key, samples.getOrDefault(key.segment(), List.of())));
        return samplesByKey;
    }

    private static Map<ReachSegment, List<SettledOrderSample>> toSamples(List<Object[]> rows) {
        Map<ReachSegment, List<SettledOrderSample>> samples = new HashMap<>();
        rows.forEach(row -> samples.computeIfAbsent(
                        new ReachSegment((String) row[0], (String) row[1]), segment -> new ArrayList<>())
                .add(new SettledOrderSample(
                        (String) row[2],
                        (BigDecimal) row[3],
                        ((Number) row[4]).longValue(),
                        toLong(row[5]),
                        toLong(row[6]),
                        ((Number) row[7]).doubleValue())));
        return samples;
    }

    private static @Nullable Long toLong(@Nullable Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
