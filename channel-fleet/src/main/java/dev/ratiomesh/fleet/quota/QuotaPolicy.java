package dev.ratiomesh.fleet.quota;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.QuotaConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The policy by which the daily quota is shared.
 *
 * @param buckets the limits by bucket name
 * @param activeDays the days, today included, for which a tenant that used a bucket keeps a share of it; 1 or more
 * @param releaseBefore the time before the reset at which unused shares begin to become free; 0 or more
 */
public record QuotaPolicy(
        Map<String, BucketLimits> buckets, int activeDays, Duration releaseBefore, Thresholds thresholds) {
    private static final List<String> REQUIRED_BUCKETS = List.of(QuotaCost.UPLOADS, QuotaCost.SEARCH, QuotaCost.POOL);

    public QuotaPolicy {
        buckets = Map.copyOf(buckets);
        for (String bucket : REQUIRED_BUCKETS) {
            limits(buckets, bucket);
        }
        if (activeDays < 1 || releaseBefore.isNegative()) {
            throw new IllegalArgumentException(
                    "fleet.quota: active-days must be 1 or more and share-release-window 0 or more");
        }
    }

    /**
     * Makes the policy from configuration.
     *
     * @throws IllegalArgumentException naming the configuration key that is wrong
     */
    public static QuotaPolicy fromConfig(QuotaConfig config) {
        Map<String, BucketLimits> buckets = new TreeMap<>();
        config.buckets()
                .forEach((name, bucket) -> buckets.put(
                        name,
                        BucketLimits.fromFractions(
                                name, bucket.limit(), bucket.reserveFraction(), bucket.deferrableFraction())));
        return new QuotaPolicy(
                buckets,
                config.activeDays(),
                config.shareReleaseWindow(),
                new Thresholds(config.warning(), config.critical()));
    }

    /**
     * Returns the limits of a bucket.
     *
     * @throws IllegalArgumentException for a bucket that is not configured
     */
    public BucketLimits limits(String bucket) {
        return limits(buckets, bucket);
    }

    /** Returns the fraction of a share that is still kept for its tenant: 1, falling linearly to 0 before the reset. */
    public double keptFraction(Instant now) {
        double seconds = Duration.between(now, QuotaDay.at(now).resetsAt()).toSeconds();
        return releaseBefore.isZero() ? 1 : Math.min(1, seconds / releaseBefore.toSeconds());
    }

    /** Returns the tenant's fair share of a bucket for a call of this priority at this moment. */
    public FairShare share(BucketLimits limits, CallPriority priority, TenantUsage usage, Instant now) {
        return new FairShare(limits.unreserved(), limits.limitFor(priority), usage, keptFraction(now));
    }

    /**
     * Returns the moment at which a denied reservation may be tried again: the second at which enough unused shares become
     * free, provided that no tenant reserves anything until then, else the reset. Found by bisection.
     */
    public Instant retryAt(BucketLimits limits, QuotaCost cost, TenantUsage usage, Instant now) {
        Instant reset = QuotaDay.at(now).resetsAt();
        long deniedSeconds = 0;
        long allowedSeconds = Duration.between(now, reset).toSeconds();
        while (allowedSeconds - deniedSeconds > 1) {
            long middleSeconds = (deniedSeconds + allowedSeconds) / 2;
            if (share(limits, cost.priority(), usage, now.plusSeconds(middleSeconds))
                    .allows(cost.units())) {
                allowedSeconds = middleSeconds;
            } else {
                deniedSeconds = middleSeconds;
            }
        }
        Instant retryAt = now.plusSeconds(allowedSeconds);
        return share(limits, cost.priority(), usage, retryAt).allows(cost.units()) && retryAt.isBefore(reset)
                ? retryAt
                : reset;
    }

    private static BucketLimits limits(Map<String, BucketLimits> buckets, String bucket) {
        BucketLimits limits = buckets.get(bucket);
        if (limits == null) {
            throw new IllegalArgumentException("fleet.quota.buckets." + bucket + ".limit is missing");
        }
        return limits;
    }
}
