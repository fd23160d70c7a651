package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.ClaimQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Claims due orders, requests the end of orders, selects campaigns and records sightings, each with one statement over
 * all rows.
 */
@ApplicationScoped
public class OrderWorkQueue {
    static final String IN_FLIGHT_STATES = "('PROPOSED', 'APPROVED', 'SENDING', 'UNCONFIRMED', 'PLACED', 'RUNNING')";

    /** Requests the end of orders whose campaign no longer runs or has passed its deadline. */
    private static final String REQUEST_END_OF_STOPPED =
            """
            UPDATE ad_order AS o
            SET ending_by = 'auto', due_at = $1, revision = o.revision + 1,
                ending_reason = CASE WHEN c.deadline <= $1 THEN 'the campaign''s deadline has passed'
                                     ELSE 'the campaign no longer runs' END
            FROM campaign AS c
            WHERE c.id = o.campaign_id AND (NOT c.running OR c.deadline <= $1)
              AND o.ending_reason IS NULL AND o.state IN """
                    + " " + IN_FLIGHT_STATES;

    /** Requests the end of orders whose campaign has caught up by a newer target. */
    private static final String REQUEST_END_OF_CAUGHT_UP =
            """
            UPDATE ad_order AS o
            SET ending_by = 'auto', ending_reason = 'the gap has closed', due_at = $3, revision = o.revision + 1
            FROM unnest($1::text[], $2::timestamptz[]) AS t (campaign_id, observed_at)
            WHERE o.campaign_id = t.campaign_id AND t.observed_at > o.target_observed_at
              AND o.ending_reason IS NULL AND o.state IN """
                    + " " + IN_FLIGHT_STATES;

    /** Selects the campaigns that could order at all, with one statement for a whole poll. */
    private static final String SELECT_ELIGIBLE =
            """
            SELECT c.id FROM unnest($1::text[], $2::timestamptz[], $3::bigint[]) AS t (id, observed_at, views)
            JOIN campaign AS c ON c.id = t.id
            WHERE c.running AND c.deadline > $4
              AND (c.last_observed_at IS NULL OR t.observed_at > c.last_observed_at)
              AND (c.last_views IS NULL OR t.views - c.last_views >= c.minimum_new_views)
              AND NOT EXISTS (SELECT 1 FROM ad_order AS o WHERE o.campaign_id = c.id AND o.state IN """
                    + " " + IN_FLIGHT_STATES + ")";

    /** Records sightings of orders in flight that are newer than the target that led to the order. */
    private static final String UPSERT_SIGHTINGS =
            """
            INSERT INTO sighting (order_id, observed_at, views, likes)
            SELECT o.id, t.observed_at, t.views, t.likes
            FROM unnest($1::text[], $2::timestamptz[], $3::bigint[], $4::bigint[])
              AS t (campaign_id, observed_at, views, likes)
            JOIN ad_order AS o ON o.campaign_id = t.campaign_id AND o.target_observed_at < t.observed_at
            WHERE o.state IN """
                    + " " + IN_FLIGHT_STATES
                    + """

            ON CONFLICT (order_id) DO UPDATE
              SET observed_at = excluded.observed_at, views = excluded.views, likes = excluded.likes
              WHERE sighting.observed_at < excluded.observed_at
            """;

    /** Claims rows; it changes them outside Hibernate and so raises Hibernate's version as well. */
    private static final ClaimQuery<Claim> CLAIM_DUE =
            ClaimQuery.of("ad_order").andSet("revision = t.revision + 1").build();

    private final Pool pool;

    OrderWorkQueue(Pool pool) {
        this.pool = pool;
    }

    /** The latest observation of a campaign's video. */
    public record CampaignReading(String campaignId, Instant observedAt, long views) {}

    /** The public numbers of a campaign's video, whose likes are visible. */
    public record Sighting(String campaignId, Instant observedAt, long views, long likes) {}

    /** Claims at most {@code limit} due orders for the length of the lease. */
    public Uni<List<Claim>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    /** Requests the end of orders whose campaign no longer runs or has passed its deadline. */
    public Uni<Void> requestEndOfStopped(Instant now) {
        return pool.preparedQuery(REQUEST_END_OF_STOPPED)
                .execute(Tuple.of(PgRows.time(now)))
                .replaceWithVoid();
    }

    /** Requests the end of the orders of these campaigns, which are no longer behind. */
    public Uni<Void> requestEndOfCaughtUp(Collection<CampaignReading> caughtUp, Instant now) {
        if (caughtUp.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(REQUEST_END_OF_CAUGHT_UP)
                .execute(Tuple.of(ids(caughtUp), times(caughtUp), PgRows.time(now)))
                .replaceWithVoid();
    }

    /** Returns those of the campaigns that could order at all, by the part of the rules that SQL can decide. */
    public Uni<Set<String>> eligibleCampaigns(Collection<CampaignReading> behind, Instant now) {
        if (behind.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Long[] views = behind.stream().map(CampaignReading::views).toArray(Long[]::new);
        return pool.preparedQuery(SELECT_ELIGIBLE)
                .execute(Tuple.of(ids(behind), times(behind), views, PgRows.time(now)))
                .map(rows -> PgRows.stream(rows).map(row -> row.getString("id")).collect(Collectors.toSet()));
    }

    /** Records the numbers of videos while their orders are in flight; the latest of each order is kept. */
    public Uni<Void> recordSightings(Collection<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] ids = sightings.stream().map(Sighting::campaignId).toArray(String[]::new);
        OffsetDateTime[] times = sightings.stream()
                .map(sighting -> PgRows.time(sighting.observedAt()))
                .toArray(OffsetDateTime[]::new);
        Long[] views = sightings.stream().map(Sighting::views).toArray(Long[]::new);
        Long[] likes = sightings.stream().map(Sighting::likes).toArray(Long[]::new);
        return pool.preparedQuery(UPSERT_SIGHTINGS)
                .execute(Tuple.of(ids, times, views, likes))
                .replaceWithVoid();
    }

    private static String[] ids(Collection<CampaignReading> readings) {
        return readings.stream().map(CampaignReading::campaignId).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(Collection<CampaignReading> readings) {
        return readings.stream()
                .map(reading -> PgRows.time(reading.observedAt()))
                .toArray(OffsetDateTime[]::new);
    }
}
