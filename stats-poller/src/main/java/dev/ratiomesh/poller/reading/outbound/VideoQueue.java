package dev.ratiomesh.poller.reading.outbound;

import static dev.ratiomesh.delivery.store.PgRows.column;
import static dev.ratiomesh.delivery.store.PgRows.nullableTime;
import static dev.ratiomesh.delivery.store.PgRows.time;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.poller.PollerConfig;
import dev.ratiomesh.poller.reading.ClaimedVideo;
import dev.ratiomesh.poller.reading.DailyQuota;
import dev.ratiomesh.poller.reading.VideoReading;
import dev.ratiomesh.poller.reading.VideoStats;
import dev.ratiomesh.poller.reading.ViewVelocity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the watched videos of all replicas: a replica claims a batch under a lease and saves its readings. */
@ApplicationScoped
public class VideoQueue {
    /**
     * Claims the soonest due videos first. A batch is claimed only when one video is due; the plan decides how far ahead of
     * their due times the others may be.
     */
    private static final ClaimQuery<ClaimedVideo> CLAIM_DUE = ClaimQuery.of("video")
            .key("video_id")
            .lease("leased_until")
            .due(
                    """
                    t.due_at <= $4
                    AND EXISTS (SELECT 1 FROM video WHERE due_at <= $1 AND (leased_until IS NULL OR leased_until <= now()))""")
            .orderBy("t.due_at, t.video_id")
            .returning(
                    """
                    t.video_id, t.epoch, t.due_at, t.cadence_ms, t.views, t.read_at, t.views_per_hour, t.misses,
                    EXISTS (SELECT 1 FROM advert a WHERE a.video_id = t.video_id AND a.running
                              AND (a.ends_at IS NULL OR a.ends_at > $1)) AS advertised""",
                    VideoQueue::claim);

    private static final String RELEASE =
            """
            UPDATE video v SET leased_until = NULL FROM unnest($1::text[], $2::bigint[]) AS c (video_id, epoch)
            WHERE v.video_id = c.video_id AND v.epoch = c.epoch
            """;

    /** Keeps the last statistics when a video is not found. */
    private static final String SAVE_READINGS =
            """
            UPDATE video v
            SET leased_until = NULL, due_at = m.due_at, read_at = coalesce(m.read_at, v.read_at),
                views = coalesce(m.views, v.views), views_per_hour = m.views_per_hour, misses = m.misses,
                likes = CASE WHEN m.misses = 0 THEN m.likes ELSE v.likes END,
                comments = CASE WHEN m.misses = 0 THEN m.comments ELSE v.comments END,
                published_at = coalesce(m.published_at, v.published_at)
            FROM unnest($1::text[], $2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::bigint[], $6::bigint[],
                        $7::bigint[], $8::timestamptz[], $9::float8[], $10::int[])
              AS m (video_id, epoch, due_at, read_at, views, likes, comments, published_at, views_per_hour, misses)
            WHERE v.video_id = m.video_id AND v.epoch = m.epoch
            """;

    private final Pool pool;
    private final Duration lease;

    VideoQueue(Pool pool, PollerConfig config) {
        this.pool = pool;
        this.lease = config.lease();
    }

    /** Claims up to 50 videos, the soonest due first; empty when none is due. */
    public Uni<List<ClaimedVideo>> claim(Instant now, Duration ahead) {
        return CLAIM_DUE.claim(pool, now, DailyQuota.MAX_VIDEOS_PER_CALL, lease, time(now.plus(ahead)));
    }

    /** Releases claimed videos that were not read; their due times stay. */
    public Uni<Void> release(List<ClaimedVideo> claims) {
        String[] ids = column(claims, ClaimedVideo::videoId, String[]::new);
        Long[] epochs = column(claims, ClaimedVideo::epoch, Long[]::new);
        return pool.preparedQuery(RELEASE).execute(Tuple.of(ids, epochs)).replaceWithVoid();
    }

    /** Saves readings, except of videos that another replica has claimed since or that are no longer watched. */
    public Uni<Void> saveReadings(List<VideoReading> readings) {
        return pool.preparedQuery(SAVE_READINGS).execute(parameters(readings)).replaceWithVoid();
    }

    private static Tuple parameters(List<VideoReading> readings) {
        return Tuple.tuple(List.of(
                column(readings, VideoReading::videoId, String[]::new),
                column(readings, VideoReading::epoch, Long[]::new),
                column(readings, reading -> time(reading.dueAt()), OffsetDateTime[]::new),
                column(readings, reading -> ifFound(reading, stats -> time(reading.readAt())), OffsetDateTime[]::new),
                column(readings, reading -> ifFound(reading, VideoStats::views), Long[]::new),
                column(readings, reading -> ifFound(reading, VideoStats::likes), Long[]::new),
                column(readings, reading -> ifFound(reading, VideoStats::comments), Long[]::new),
                column(
                        readings,
                        reading -> ifFound(reading, n -> nullableTime(n.publishedAt())),
                        OffsetDateTime[]::new),
                column(readings, reading -> reading.velocity().viewsPerHour(), Double[]::new),
                column(readings, VideoReading::misses, Integer[]::new)));
    }

    private static <T> @Nullable T ifFound(VideoReading reading, Function<VideoStats, @Nullable T> of) {
        VideoStats stats = reading.stats();
        return stats == null ? null : of.apply(stats);
    }

    private static ClaimedVideo claim(Row row) {
        return new ClaimedVideo(
                row.getString("video_id"),
                row.getLong("epoch"),
                PgRows.instant(row, "due_at"),
                Duration.ofMillis(row.getLong("cadence_ms")),
                row.getLong("views"),
                PgRows.nullableInstant(row, "read_at"),
                new ViewVelocity(row.getDouble("views_per_hour")),
                row.getInteger("misses"),
                row.getBoolean("advertised"));
    }
}
