package dev.ratiomesh.fleet.quota;

import dev.ratiomesh.contracts.channel.QuotaLevel;

/**
 * A tenant's part of a bucket on a day, as HTTP shows it.
 *
 * @param share the units that the tenant is sure of
 * @param used the unreserved units that the tenant has used
 * @param reserveUsed the units of the reserve that the tenant has used for critical calls
 * @param left the units that normal calls may still use, as long as no other tenant uses any
 * @param level the level of the tenant's part
 */
public record TenantQuota(String tenantId, int share, int used, int reserveUsed, int left, QuotaLevel level) {
    /**
     * Makes a tenant's part of a bucket.
     *
     * @param share the fair share for calls of normal priority
     */
    public static TenantQuota of(
            String tenantId, BucketUsage bucket, FairShare share, int reserveUsed, Thresholds thresholds) {
        int used = share.usage().own();
        int left = bucket.exhausted() ? 0 : share.left();
        QuotaLevel level = thresholds.level(used, used + (long) left);
        return new TenantQuota(tenantId, share.share(), used, reserveUsed, left, level);
    }
}
