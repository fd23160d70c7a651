package dev.ratiomesh.fleet.quota;

import dev.ratiomesh.contracts.channel.QuotaLevel;

/**
 * A tenant's part of a bucket on a day.
 *
 * @param share units that it is sure of
 * @param used of the open units
 * @param reserveUsed of the reserve, for what must not wait
 * @param left units that usual calls may still take, if nobody else takes any
 */
public record TenantQuota(String tenantId, int share, int used, int reserveUsed, int left, QuotaLevel level) {
    /** @param share as usual calls find the bucket shared */
    public static TenantQuota of(
            String tenantId, BucketUsage bucket, FairShare share, int reserveUsed, Thresholds thresholds) {
        int used = share.standing().own();
        int left = bucket.exhausted() ? 0 : share.left();
        QuotaLevel level = thresholds.level(used, used + (long) left);
        return new TenantQuota(tenantId, share.share(), used, reserveUsed, left, level);
    }
}
