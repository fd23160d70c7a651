package dev.ratiomesh.fleet.quota;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.youtube.QuotaDay;

/**
 * The usage of a bucket on a quota day.
 *
 * @param unreserved the units that are not in reserve
 * @param reserve the units that only critical calls may use
 * @param unreservedUsed the used part of the unreserved units
 * @param reserveUsed the used part of the reserve
 * @param exhausted true when YouTube reported the bucket as exhausted
 * @param announcedLevel the level that was published last
 */
public record BucketUsage(
        String bucket,
        QuotaDay day,
        int unreserved,
        int reserve,
        int unreservedUsed,
        int reserveUsed,
        boolean exhausted,
        QuotaLevel announcedLevel) {

    /** Makes the usage of a day on which nothing has been used yet. */
    public static BucketUsage unused(BucketLimits limits, QuotaDay day) {
        return new BucketUsage(
                limits.bucket(), day, limits.unreserved(), limits.reserve(), 0, 0, false, QuotaLevel.HEALTHY);
    }

    /** Returns all units of the day. */
    public int limit() {
        return unreserved + reserve;
    }

    /** Returns all used units. */
    public int used() {
        return unreservedUsed + reserveUsed;
    }

    /** Returns the units that any call may still use. */
    public int left() {
        return exhausted ? 0 : Math.max(0, limit() - used());
    }

    /** Returns the level of the used units. */
    public QuotaLevel level(Thresholds thresholds) {
        return exhausted ? QuotaLevel.EXHAUSTED : thresholds.level(used(), limit());
    }

    /** Returns the usage with more units used. */
    public BucketUsage plus(int unreservedUnits, int reserveUnits) {
        return new BucketUsage(
                bucket,
                day,
                unreserved,
                reserve,
                unreservedUsed + unreservedUnits,
                reserveUsed + reserveUnits,
                exhausted,
                announcedLevel);
    }

    /**
     * Returns true when the day has these limits. A limit that was lowered below the used units stays at the used units.
     */
    public boolean matches(BucketLimits limits) {
        return unreserved == Math.max(limits.unreserved(), unreservedUsed)
                && reserve == Math.max(limits.reserve(), reserveUsed);
    }
}
