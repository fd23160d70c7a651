package dev.ratiomesh.fleet.reporting.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.fleet.reporting.ThumbnailReach;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes thumbnail reach, and the Reporting API jobs that it is read from. */
@ApplicationScoped
public class ReachStore {
    private static final String INSERT_JOBS =
            """
            INSERT INTO reach_job (channel_id, tenant_id, due_at)
            SELECT id, tenant_id, $1::timestamptz FROM channel
            WHERE 'analytics' = ANY (features) AND state <> 'DISCONNECTED'
            ON CONFLICT DO NOTHING
            """;

    private static final String DELETE_JOBS =
            """
            DELETE FROM reach_job AS j WHERE NOT EXISTS (
              SELECT 1 FROM channel AS c
              WHERE c.id = j.channel_id AND c.tenant_id = j.tenant_id AND 'analytics' = ANY (c.features)
                AND c.state <> 'DISCONNECTED')
            """;

    private static final String UPDATE_JOB_ID = "UPDATE reach_job SET job_id = $3 WHERE channel_id = $1 AND epoch = $2";

    private static final String UPDATE_READ_UP_TO =
            "UPDATE reach_job SET read_up_to = $3 WHERE channel_id = $1 AND epoch = $2";

    private static final String RELEASE_JOB =
            """
            UPDATE reach_job SET due_at = $3, lease_until = NULL, problem = $4
            WHERE channel_id = $1 AND epoch = $2
            """;

    private static final String UPSERT_REACH =
            """
            INSERT INTO reach (channel_id, video_id, day, impressions, click_rate, fetched_at)
            SELECT $1, r.video_id, r.day, r.impressions, r.click_rate, $6
            FROM unnest($2::text[], $3::date[], $4::bigint[], $5::float8[])
              AS r (video_id, day, impressions, click_rate)
            ON CONFLICT (channel_id, video_id, day)
            DO UPDATE SET impressions = excluded.impressions, click_rate = excluded.click_rate, fetched_at = $6
            """;

    private static final String SELECT_REACH =
            """
            SELECT video_id, day, impressions, click_rate, fetched_at FROM reach
            WHERE channel_id = $1 AND ($2 = '' OR video_id = $2) ORDER BY day DESC, video_id LIMIT 500
            """;

    private static final ClaimQuery<ReachClaim> CLAIM_DUE = ClaimQuery.of("reach_job")
            .key("channel_id")
            .returning("t.channel_id, t.tenant_id, t.job_id, t.read_up_to, t.epoch", ReachStore::claimed);

    private final Pool pool;

    ReachStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * A channel whose files this replica may read until another replica claims the channel in a later epoch.
     *
     * @param jobId null while YouTube has no job for the channel
     * @param readUpTo creation time of the last file read, null before the first
     */
    public record ReachClaim(
            String channelId, String tenantId, @Nullable String jobId, @Nullable Instant readUpTo, long epoch) {}

    /** The reach of a video on a day, as it was read last. */
    public record StoredReach(ThumbnailReach reach, Instant fetchedAt) {}

    /** Creates the rows of channels whose grant includes analytics, and deletes those of other channels. */
    public Uni<Void> syncChannels(Instant now) {
        return pool.preparedQuery(INSERT_JOBS)
                .execute(Tuple.of(PgRows.time(now)))
                .chain(() -> pool.query(DELETE_JOBS).execute())
                .replaceWithVoid();
    }

    public Uni<List<ReachClaim>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    /** Stores the id of the job that was created at YouTube. */
    public Uni<Void> saveJobId(ReachClaim claim, String jobId) {
        return pool.preparedQuery(UPDATE_JOB_ID)
                .execute(Tuple.of(claim.channelId(), claim.epoch(), jobId))
                .replaceWithVoid();
    }

    /** Stores the rows of a file and the file's creation time, in one transaction; a lost claim stores nothing. */
    public Uni<Void> saveFile(ReachClaim claim, List<ThumbnailReach> rows, Instant madeAt, Instant now) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(UPDATE_READ_UP_TO)
                .execute(Tuple.of(claim.channelId(), claim.epoch(), PgRows.time(madeAt)))
                .chain(fenced -> fenced.rowCount() == 0 || rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : connection
                                .preparedQuery(UPSERT_REACH)
                                .execute(columns(claim.channelId(), rows, now))
                                .replaceWithVoid()));
    }

    /**
     * Ends the claim.
     *
     * @param problem reason for stopping early, null after a complete read
     */
    public Uni<Void> release(ReachClaim claim, Instant dueAt, @Nullable String problem) {
        return pool.preparedQuery(RELEASE_JOB)
                .execute(Tuple.of(claim.channelId(), claim.epoch(), PgRows.time(dueAt), problem))
                .replaceWithVoid();
    }

    /** Finds the reach, newest day first; an empty video id stands for every video of the channel. */
    public Uni<List<StoredReach>> findReach(String channelId, String videoId) {
        return pool.preparedQuery(SELECT_REACH)
                .execute(Tuple.of(channelId, videoId))
                .map(rows -> PgRows.list(rows, ReachStore::storedReach));
    }

    private static ReachClaim claimed(Row row) {
        return new ReachClaim(
                row.getString("channel_id"),
                row.getString("tenant_id"),
                row.getString("job_id"),
                PgRows.nullableInstant(row, "read_up_to"),
                row.getLong("epoch"));
    }

    private static StoredReach storedReach(Row row) {
        ThumbnailReach reach = new ThumbnailReach(
                row.getString("video_id"),
                row.getLocalDate("day"),
                row.getLong("impressions"),
                row.getDouble("click_rate"));
        return new StoredReach(reach, PgRows.instant(row, "fetched_at"));
    }

    private static Tuple columns(String channelId, List<ThumbnailReach> rows, Instant now) {
        return Tuple.tuple()
                .addString(channelId)
                .addArrayOfString(PgRows.column(rows, ThumbnailReach::videoId, String[]::new))
                .addArrayOfLocalDate(PgRows.column(rows, ThumbnailReach::day, LocalDate[]::new))
                .addArrayOfLong(PgRows.column(rows, ThumbnailReach::impressions, Long[]::new))
                .addArrayOfDouble(PgRows.column(rows, ThumbnailReach::clickRate, Double[]::new))
                .addOffsetDateTime(PgRows.time(now));
    }
}
