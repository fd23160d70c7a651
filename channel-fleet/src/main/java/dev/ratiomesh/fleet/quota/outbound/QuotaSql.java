package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.BucketUsage;
import io.vertx.mutiny.sqlclient.Row;

/**
 * The SQL statements of the ledger. A reservation locks the bucket's row first, in a statement of its own: an UPDATE that
 * had to wait for the row would see the shares as they were before it waited.
 */
final class QuotaSql {
    /** Locks the row of a bucket's day; {@code open_units} are the unreserved units. */
    static final String LOCK_BUCKET =
            """
            SELECT open_units, reserve_units, used, reserve_used, exhausted, level
            FROM quota_bucket WHERE bucket = :bucket AND day = :day FOR UPDATE
            """;

    /** Inserts the row or adapts it to changed limits, which never fall below the used units. */
    static final String UPSERT_BUCKET =
            """
            INSERT INTO quota_bucket AS q (bucket, day, open_units, reserve_units)
            VALUES (:bucket, :day, :open, :reserve)
            ON CONFLICT (bucket, day) DO UPDATE
              SET open_units = greatest(excluded.open_units, q.used),
                  reserve_units = greatest(excluded.reserve_units, q.reserve_used)
            """;

    /** Reads the units that each recently active tenant has used today. */
    static final String SELECT_SHARES =
            """
            SELECT tenant_id, cast(coalesce(sum(used) FILTER (WHERE day = :day), 0) AS integer)
            FROM quota_share WHERE bucket = :bucket AND day > :since AND day <= :day
            GROUP BY tenant_id
            """;

    /** Reserves unreserved units, up to a ceiling of the bucket's usage. */
    static final String TAKE_UNRESERVED =
            """
            UPDATE quota_bucket SET used = used + :units
            WHERE bucket = :bucket AND day = :day AND NOT exhausted AND used + :units <= least(open_units, :ceiling)
            """;

    /** Reserves units of the reserve. */
    static final String TAKE_RESERVE =
            """
            UPDATE quota_bucket SET reserve_used = reserve_used + :units
            WHERE bucket = :bucket AND day = :day AND NOT exhausted AND reserve_used + :units <= reserve_units
            """;

    /** Returns the level that was last published for the tenant. */
    static final String ADD_USAGE =
            """
            INSERT INTO quota_share AS s (bucket, day, tenant_id, used, reserve_used)
            VALUES (:bucket, :day, :tenant, :used, :reserveUsed)
            ON CONFLICT (bucket, day, tenant_id) DO UPDATE
              SET used = s.used + excluded.used, reserve_used = s.reserve_used + excluded.reserve_used
            RETURNING level
            """;

    static final String MARK_EXHAUSTED =
            """
            UPDATE quota_bucket SET exhausted = true WHERE bucket = :bucket AND day = :day AND NOT exhausted
            """;

    static final String SAVE_BUCKET_LEVEL =
            """
            UPDATE quota_bucket SET level = :level WHERE bucket = :bucket AND day = :day AND level <> :level
            """;

    static final String SAVE_SHARE_LEVEL =
            """
            UPDATE quota_share SET level = :level
            WHERE bucket = :bucket AND day = :day AND tenant_id = :tenant AND level <> :level
            """;

    /** Resets the levels of past days and returns each published one once. */
    static final String RESET_BUCKET_LEVELS =
            """
            WITH past AS (
              SELECT bucket, day, level FROM quota_bucket
              WHERE bucket = :bucket AND day < :day AND level <> 'HEALTHY' ORDER BY day FOR UPDATE
            )
            UPDATE quota_bucket AS q SET level = 'HEALTHY' FROM past
            WHERE q.bucket = past.bucket AND q.day = past.day RETURNING past.level
            """;

    /** Resets the tenants' levels of past days and returns each published one once. */
    static final String RESET_SHARE_LEVELS =
            """
            WITH past AS (
              SELECT bucket, day, tenant_id, level FROM quota_share
              WHERE bucket = :bucket AND day < :day AND level <> 'HEALTHY' ORDER BY day, tenant_id FOR UPDATE
            )
            UPDATE quota_share AS s SET level = 'HEALTHY' FROM past
            WHERE s.bucket = past.bucket AND s.day = past.day AND s.tenant_id = past.tenant_id
            RETURNING past.tenant_id, past.level
            """;

    static final String SELECT_BUCKETS =
            """
            SELECT bucket, open_units, reserve_units, used, reserve_used, exhausted, level
            FROM quota_bucket WHERE day = $1 ORDER BY bucket
            """;

    /** Reads today's usage of each recently active tenant in every bucket. */
    static final String SELECT_TENANT_SHARES =
            """
            SELECT bucket, tenant_id, cast(coalesce(sum(used) FILTER (WHERE day = $1), 0) AS integer) AS used,
                   cast(coalesce(sum(reserve_used) FILTER (WHERE day = $1), 0) AS integer) AS reserve_used
            FROM quota_share WHERE day > $2 AND day <= $1
            GROUP BY bucket, tenant_id ORDER BY bucket, tenant_id
            """;

    private QuotaSql() {}

    /** Maps a row of {@link #LOCK_BUCKET}: open_units, reserve_units, used, reserve_used, exhausted, level. */
    static BucketUsage toUsage(String bucket, QuotaDay day, Object[] row) {
        return new BucketUsage(
                bucket,
                day,
                (Integer) row[0],
                (Integer) row[1],
                (Integer) row[2],
                (Integer) row[3],
                (Boolean) row[4],
                QuotaLevel.valueOf((String) row[5]));
    }

    static BucketUsage toUsage(QuotaDay day, Row row) {
        return new BucketUsage(
                row.getString("bucket"),
                day,
                row.getInteger("open_units"),
                row.getInteger("reserve_units"),
                row.getInteger("used"),
                row.getInteger("reserve_used"),
                row.getBoolean("exhausted"),
                QuotaLevel.valueOf(row.getString("level")));
    }
}
