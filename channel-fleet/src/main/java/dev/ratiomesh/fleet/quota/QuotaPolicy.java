package dev.ratiomesh.fleet.quota;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.QuotaConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the day's quota is given out.
 *
 * @param buckets by name
 * @param activeDays for so many days, today included, a tenant who used a bucket has a share of it
 * @param release so long before the reset, unused shares begin to be free
 */
public record QuotaPolicy(Map<String, BucketLimits> buckets, int activeDays, Duration release, Thresholds thresholds) {
    private static final List<String> NEEDED = List.of(QuotaCost.UPLOADS, QuotaCost.SEARCH, QuotaCost.POOL);

    public QuotaPolicy {
        buckets = Map.copyOf(buckets);
        for (String bucket : NEEDED) {
            rules(buckets, bucket);
        }
        if (activeDays < 1 || release.isNegative()) {
            throw new IllegalArgumentException(
                    "fleet.quota: active-days must be 1 or more, share-release-window 0 or more");
        }
    }

    /** @throws IllegalArgumentException naming the key that is wrong */
    public static QuotaPolicy of(QuotaConfig config) {
        Map<String, BucketLimits> buckets = new TreeMap<>();
        config.buckets()
                .forEach((name, bucket) -> buckets.put(
                        name,
                        BucketLimits.of(name, bucket.limit(), bucket.reserveFraction(), bucket.deferrableFraction())));
        return new QuotaPolicy(
                buckets,
                config.activeDays(),
                config.shareReleaseWindow(),
                new Thresholds(config.warning(), config.critical()));
    }

    /** @throws IllegalArgumentException for a bucket that is not configured */
    public BucketLimits rules(String bucket) {
        return rules(buckets, bucket);
    }

    /** The part of a share that is still kept for its tenant: 1, falling evenly to 0 before the reset. */
    public double kept(Instant now) {
        double seconds = Duration.between(now, QuotaDay.at(now).resetsAt()).toSeconds();
        return release.isZero() ? 1 : Math.min(1, seconds / release.toSeconds());
    }

    /** How a call of this urgency finds the bucket shared at this moment. */
    public FairShare share(BucketLimits rules, CallPriority urgency, TenantUsage standing, Instant now) {
        return new FairShare(rules.open(), rules.limitFor(urgency), standing, kept(now));
    }

    /**
     * When a spend that is refused now may be tried again: at the second from which on enough unused shares are free if
     * nobody takes anything until then, else at the reset.
     */
    public Instant until(BucketLimits rules, QuotaCost spend, TenantUsage standing, Instant now) {
        Instant reset = QuotaDay.at(now).resetsAt();
        long refused = 0;
        long allowed = Duration.between(now, reset).toSeconds();
        while (allowed - refused > 1) {
            long middle = (refused + allowed) / 2;
            if (share(rules, spend.urgency(), standing, now.plusSeconds(middle)).allows(spend.units())) {
                allowed = middle;
            } else {
                refused = middle;
            }
        }
        Instant found = now.plusSeconds(allowed);
        return share(rules, spend.urgency(), standing, found).allows(spend.units()) && found.isBefore(reset)
                ? found
                : reset;
    }

    private static BucketLimits rules(Map<String, BucketLimits> buckets, String bucket) {
        BucketLimits rules = buckets.get(bucket);
        if (rules == null) {
            throw new IllegalArgumentException("fleet.quota.buckets." + bucket + ".limit is missing");
        }
        return rules;
    }
}
