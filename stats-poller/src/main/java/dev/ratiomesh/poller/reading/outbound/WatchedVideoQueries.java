package dev.ratiomesh.poller.reading.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.poller.reading.VideoStats;
import dev.ratiomesh.poller.reading.ViewVelocity;
import dev.ratiomesh.poller.reading.WatchedVideo;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the state of single watched videos for the HTTP API. */
@ApplicationScoped
public class WatchedVideoQueries {
    private static final String FIND =
            """
            SELECT v.*, (SELECT count(*) FROM watch w WHERE w.video_id = v.video_id AND w.running) AS campaigns,
              EXISTS (SELECT 1 FROM advert a WHERE a.video_id = v.video_id AND a.running
                        AND (a.ends_at IS NULL OR a.ends_at > $2)) AS advertised
            FROM video v WHERE v.video_id = $1
            """;

    private final Pool pool;

    WatchedVideoQueries(Pool pool) {
        this.pool = pool;
    }

    /** Finds a watched video; empty when no running campaign watches it. */
    public Uni<Optional<WatchedVideo>> find(String videoId, Instant now) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(videoId, PgRows.time(now)))
                .map(rows -> PgRows.first(rows, WatchedVideoQueries::video));
    }

    private static WatchedVideo video(Row row) {
        return new WatchedVideo(
                row.getString("video_id"),
                Duration.ofMillis(row.getLong("cadence_ms")),
                PgRows.instant(row, "due_at"),
                PgRows.maybeInstant(row, "read_at"),
                new VideoStats(
                        row.getLong("views"),
                        row.getLong("likes"),
                        row.getLong("comments"),
                        PgRows.maybeInstant(row, "published_at")),
                new ViewVelocity(row.getDouble("views_per_hour")),
                row.getInteger("misses"),
                row.getBoolean("advertised"),
                row.getLong("campaigns").intValue());
    }
}
