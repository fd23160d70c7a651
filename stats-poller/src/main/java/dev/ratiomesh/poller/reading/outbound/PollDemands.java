package dev.ratiomesh.poller.reading.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.poller.reading.PollDemand;
import dev.ratiomesh.poller.reading.PollSchedule;
import dev.ratiomesh.poller.reading.ViewVelocity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Derives the watched videos from the running campaigns, and lists their demands for the plan. */
@ApplicationScoped
public class PollDemands {
    /** Arbitrary number that all replicas share. */
    private static final long ADOPTION_LOCK = 7_305_811_094_122L;

    private static final String HAS_CHANGES = "SELECT EXISTS (SELECT 1 FROM watch WHERE NOT adopted)";

    /** Lets one replica at a time adopt changes: of two that change one video, the later must see what the earlier wrote. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock($1)";

    /** Marks changed campaigns without a lease or an epoch: the change is adopted in this transaction or not at all. */
    private static final String MARK_ADOPTED =
            """
            WITH changed AS MATERIALIZED (
              SELECT campaign_id FROM watch WHERE NOT adopted ORDER BY campaign_id LIMIT 5000 FOR UPDATE SKIP LOCKED)
            UPDATE watch w SET adopted = true FROM changed c WHERE w.campaign_id = c.campaign_id RETURNING w.video_id
            """;

    /** Runs as a statement of its own, so that it sees every campaign after its change is marked. */
    private static final String UPDATE_VIDEOS =
            """
            WITH wished AS (
              SELECT c.video_id, min(w.cadence_ms) AS cadence_ms
              FROM (SELECT DISTINCT unnest($1::text[]) AS video_id) c
              LEFT JOIN watch w ON w.video_id = c.video_id AND w.running
              GROUP BY c.video_id),
            gone AS (DELETE FROM video v USING wished d WHERE v.video_id = d.video_id AND d.cadence_ms IS NULL)
            INSERT INTO video AS v (video_id, cadence_ms, due_at)
            SELECT video_id, cadence_ms, $2 FROM wished WHERE cadence_ms IS NOT NULL
            ON CONFLICT (video_id) DO UPDATE
              SET cadence_ms = excluded.cadence_ms, due_at = least(v.due_at, excluded.due_at)
            """;

    private static final String SELECT_DEMANDS =
            """
            SELECT cadence_ms, views_per_hour, misses, video_id IN (
                SELECT video_id FROM advert WHERE running AND (ends_at IS NULL OR ends_at > $1)) AS advertised
            FROM video
            """;

    private final Pool pool;

    PollDemands(Pool pool) {
        this.pool = pool;
    }

    /** Applies changed campaigns to the watched videos; a new video is due at once. True when a campaign had changed. */
    public Uni<Boolean> sync(Instant now) {
        return pool.query(HAS_CHANGES)
                .execute()
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? pool.withTransaction(connection -> sync(connection, now))
                                .replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private static Uni<Void> sync(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(ADOPTION_LOCK))
                .chain(() -> connection.query(MARK_ADOPTED).execute())
                .map(rows -> PgRows.stream(rows).map(row -> row.getString(0)).toArray(String[]::new))
                .chain(videos -> connection.preparedQuery(UPDATE_VIDEOS).execute(Tuple.of(videos, PgRows.time(now))))
                .replaceWithVoid();
    }

    /** Returns one demand per watched video. */
    public Uni<List<PollDemand>> findAll(PollSchedule schedule, Instant now) {
        return pool.preparedQuery(SELECT_DEMANDS)
                .execute(Tuple.of(PgRows.time(now)))
                .map(rows -> PgRows.list(rows, row -> demand(schedule, row)));
    }

    private static PollDemand demand(PollSchedule schedule, Row row) {
        return schedule.demandFor(
                Duration.ofMillis(row.getLong("cadence_ms")),
                new ViewVelocity(row.getDouble("views_per_hour")),
                row.getBoolean("advertised"),
                row.getInteger("misses"));
    }
}
