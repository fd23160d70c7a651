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

/** Finds what is to be done, over all orders and campaigns at once. */
@ApplicationScoped
public class OrderWorkQueue {
    static final String IN_FLIGHT_STATES = "('PROPOSED', 'APPROVED', 'SENDING', 'UNCONFIRMED', 'PLACED', 'RUNNING')";

    static final String SELECT_HAS_IN_FLIGHT =
            "SELECT EXISTS (SELECT 1 FROM ad_order WHERE campaign_id = :campaignId AND state IN " + IN_FLIGHT_STATES + ")";

    /** Orders of campaigns that no longer run are to end. */
    static final String REQUEST_END_OF_STOPPED =
            """
            UPDATE ad_order AS o
            SET ending_by = 'auto', due_at = $1, revision = o.revision + 1,
                ending_reason = CASE WHEN c.deadline <= $1 THEN 'the campaign''s deadline has passed'
                                     ELSE 'the campaign no longer runs' END
            FROM campaign AS c
            WHERE c.id = o.campaign_id AND (NOT c.running OR c.deadline <= $1)
              AND o.ending_reason IS NULL AND o.state IN """
                    + " " + IN_FLIGHT_STATES;

    /** Orders whose gap has closed by a newer target are to end. */
    static final String REQUEST_END_OF_CAUGHT_UP =
            """
            UPDATE ad_order AS o
            SET ending_by = 'auto', ending_reason = 'the gap has closed', due_at = $3, revision = o.revision + 1
            FROM unnest($1::text[], $2::timestamptz[]) AS t (campaign_id, observed_at)
            WHERE o.campaign_id = t.campaign_id AND t.observed_at > o.target_observed_at
              AND o.ending_reason IS NULL AND o.state IN """
                    + " " + IN_FLIGHT_STATES;

    /** Which of these campaigns could order at all: one statement for a whole poll. */
    static final String SELECT_ELIGIBLE =
            """
            SELECT c.id FROM unnest($1::text[], $2::timestamptz[], $3::bigint[]) AS t (id, observed_at, views)
            JOIN campaign AS c ON c.id = t.id
            WHERE c.running AND c.deadline > $4
              AND (c.last_observed_at IS NULL OR t.observed_at > c.last_observed_at)
              AND (c.last_views IS NULL OR t.views - c.last_views >= c.minimum_new_views)
              AND NOT EXISTS (SELECT 1 FROM ad_order AS o WHERE o.campaign_id = c.id AND o.state IN """
                    + " " + IN_FLIGHT_STATES + ")";

    /** A claim changes the row past Hibernate, so it raises Hibernate's version too. */
    private static final ClaimQuery<Claim> CLAIM_DUE =
            ClaimQuery.of("ad_order").andSet("revision = t.revision + 1").build();

    private final Pool pool;

    OrderWorkQueue(Pool pool) {
        this.pool = pool;
    }

    /** The latest reading of a campaign. */
    public record CampaignReading(String campaignId, Instant observedAt, long views) {}

    public Uni<List<Claim>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    /** Orders of campaigns that no longer run, or whose deadline has passed, are to end. */
    public Uni<Void> requestEndOfStopped(Instant now) {
        return pool.preparedQuery(REQUEST_END_OF_STOPPED)
                .execute(Tuple.of(PgRows.time(now)))
                .replaceWithVoid();
    }

    /** A video's numbers for a campaign; likes are not hidden. */
    public record Sighting(String campaignId, Instant observedAt, long views, long likes) {}

    /** What the videos of orders in flight have come to; only the latest of each order is kept. */
    public Uni<Void> recordSightings(Collection<Sighting> sightings) {
        if (sightings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String[] ids = sightings.stream().map(Sighting::campaignId).toArray(String[]::new);
        OffsetDateTime[] times =
                sightings.stream().map(one -> PgRows.time(one.observedAt())).toArray(OffsetDateTime[]::new);
        Long[] views = sightings.stream().map(Sighting::views).toArray(Long[]::new);
        Long[] likes = sightings.stream().map(Sighting::likes).toArray(Long[]::new);
        return pool.preparedQuery(SettledOrderSamples.UPSERT_SIGHTINGS)
                .execute(Tuple.of(ids, times, views, likes))
                .replaceWithVoid();
    }

    /** Orders of these campaigns, which are no longer behind, are to end. */
    public Uni<Void> requestEndOfCaughtUp(Collection<CampaignReading> closed, Instant now) {
        if (closed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(REQUEST_END_OF_CAUGHT_UP)
                .execute(Tuple.of(ids(closed), times(closed), PgRows.time(now)))
                .replaceWithVoid();
    }

    /** The campaigns that could order at all, by what SQL can see of the rules. */
    public Uni<Set<String>> eligibleCampaigns(Collection<CampaignReading> behind, Instant now) {
        if (behind.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Long[] views = behind.stream().map(CampaignReading::views).toArray(Long[]::new);
        return pool.preparedQuery(SELECT_ELIGIBLE)
                .execute(Tuple.of(ids(behind), times(behind), views, PgRows.time(now)))
                .map(rows -> PgRows.stream(rows).map(row -> row.getString("id")).collect(Collectors.toSet()));
    }

    private static String[] ids(Collection<CampaignReading> readings) {
        return readings.stream().map(CampaignReading::campaignId).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(Collection<CampaignReading> readings) {
        return readings.stream().map(one -> PgRows.time(one.observedAt())).toArray(OffsetDateTime[]::new);
    }
}
