package dev.ratiomesh.fleet.quota;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.youtube.QuotaDay;

/**
 * A bucket on a quota day.
 *
 * @param open units that are not in reserve
 * @param reserve units that only what must not wait may use
 * @param used of the open units
 * @param reserveUsed of the reserve
 * @param exhausted YouTube itself has said that nothing is left
 * @param announcedLevel the level that was told last
 */
public record BucketUsage(
        String bucket,
        QuotaDay day,
        int open,
        int reserve,
        int used,
        int reserveUsed,
        boolean exhausted,
        QuotaLevel announcedLevel) {

    /** One on which nothing has happened yet. */
    public static BucketUsage fresh(BucketLimits rules, QuotaDay day) {
        return new BucketUsage(rules.bucket(), day, rules.open(), rules.reserve(), 0, 0, false, QuotaLevel.HEALTHY);
    }

    public int limit() {
        return open + reserve;
    }

    public int spent() {
        return used + reserveUsed;
    }

    /** Units that some call could still take. */
    public int left() {
        return exhausted ? 0 : Math.max(0, limit() - spent());
    }

    public QuotaLevel level(Thresholds thresholds) {
        return exhausted ? QuotaLevel.EXHAUSTED : thresholds.level(spent(), limit());
    }

    /** After so many units more were taken. */
    public BucketUsage plus(int open, int reserve) {
        return new BucketUsage(
                bucket, day, this.open, this.reserve, used + open, reserveUsed + reserve, exhausted, announcedLevel);
    }

    /** A limit that was lowered below what is used already stands at what is used. */
    public boolean agrees(BucketLimits rules) {
        return open == Math.max(rules.open(), used) && reserve == Math.max(rules.reserve(), reserveUsed);
    }
}
