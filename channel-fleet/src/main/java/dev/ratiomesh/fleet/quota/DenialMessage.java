package dev.ratiomesh.fleet.quota;

import java.time.Instant;
import java.util.Locale;

/** Says why a spend is refused, and when it may be tried again. */
public final class DenialMessage {
    private DenialMessage() {}

    /** Refused here: the units are used up, or claimed by others. */
    public static ReservationResult.QuotaDenied of(
            QuotaPolicy policy, BucketUsage row, TenantUsage standing, QuotaCost spend, Instant now) {
        Instant reset = row.day().resetsAt();
        if (row.exhausted()) {
            return new ReservationResult.QuotaDenied(
                    row.bucket(), reset, "YouTube has said that bucket " + row.bucket() + " is used up until " + reset);
        }
        BucketLimits rules = policy.rules(row.bucket());
        Instant until = policy.until(rules, spend, standing, now);
        FairShare share = policy.share(rules, spend.urgency(), standing, now);
        return new ReservationResult.QuotaDenied(
                row.bucket(), until, words(row, share, spend) + "; it can be tried at " + until);
    }

    private static String words(BucketUsage row, FairShare share, QuotaCost spend) {
        return String.format(
                Locale.ROOT,
                "Bucket %s has %d of %d units left today, %d of them in reserve; %d are needed and %d are left to this"
                        + " tenant, which has used %d of its share of %d",
                row.bucket(),
                row.left(),
                row.limit(),
                row.reserve() - row.reserveUsed(),
                spend.units(),
                share.left(),
                share.standing().own(),
                share.share());
    }
}
