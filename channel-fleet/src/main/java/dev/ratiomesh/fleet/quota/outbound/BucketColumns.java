package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.BucketUsage;
import io.vertx.mutiny.sqlclient.Row;

/** Rows of {@code quota_bucket}, as they are read. */
final class BucketColumns {
    private BucketColumns() {}

    /** @param row open_units, reserve_units, used, reserve_used, exhausted, level */
    static BucketUsage of(String bucket, QuotaDay day, Object[] row) {
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

    static BucketUsage of(QuotaDay day, Row row) {
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
