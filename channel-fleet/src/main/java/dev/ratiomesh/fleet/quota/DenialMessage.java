package dev.ratiomesh.fleet.quota;

import java.time.Instant;
import java.util.Locale;

/** Explains why a reservation is denied and when it may be tried again. */
public final class DenialMessage {
    private DenialMessage() {}

    /** Explains a denial of the ledger: the units are used, or kept for other tenants. */
    public static ReservationResult.QuotaDenied explain(
            QuotaPolicy policy, BucketUsage bucket, TenantUsage usage, QuotaCost cost, Instant now) {
        Instant reset = bucket.day().resetsAt();
        if (bucket.exhausted()) {
            return new ReservationResult.QuotaDenied(
                    bucket.bucket(),
                    reset,
                    "YouTube has reported bucket " + bucket.bucket() + " as exhausted; it is reset at " + reset);
        }
        BucketLimits limits = policy.limits(bucket.bucket());
        Instant retryAt = policy.retryAt(limits, cost, usage, now);
        FairShare share = policy.share(limits, cost.priority(), usage, now);
        return new ReservationResult.QuotaDenied(
                bucket.bucket(), retryAt, shares(bucket, share, cost) + "; it can be tried again at " + retryAt);
    }

    private static String shares(BucketUsage bucket, FairShare share, QuotaCost cost) {
        return String.format(
                Locale.ROOT,
                "Bucket %s has %d of %d units left today, %d of them in reserve; %d are needed and %d are left to this"
                        + " tenant, which has used %d of its share of %d",
                bucket.bucket(),
                bucket.left(),
                bucket.limit(),
                bucket.reserve() - bucket.reserveUsed(),
                cost.units(),
                share.left(),
                share.usage().own(),
                share.share());
    }
}
