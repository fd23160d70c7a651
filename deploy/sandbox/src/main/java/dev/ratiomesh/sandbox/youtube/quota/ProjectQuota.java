package dev.ratiomesh.sandbox.youtube.quota;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the units used by bucket and quota day. A quota day is a calendar day in Los Angeles of real time, 23 or 25
 * hours long when the clocks change there.
 */
public final class ProjectQuota {
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final int MAX_DAYS = 40;

    private final InstantSource clock;
    private final BucketSizes sizes;
    private final TreeMap<LocalDate, Map<QuotaMetric, QuotaUse>> days = new TreeMap<>();

    public ProjectQuota(InstantSource clock, BucketSizes sizes) {
        this.clock = clock;
        this.sizes = sizes;
    }

    /** Charges a call's units; false, and nothing is charged, when today's bucket has too few left. */
    public boolean charge(CallCost cost) {
        QuotaMetric bucket = cost.bucket();
        LocalDate today = LocalDate.ofInstant(clock.instant(), PACIFIC);
        QuotaUse use =
                bucketsOf(today).computeIfAbsent(bucket, absent -> new QuotaUse(today, bucket, 0, sizes.of(bucket), 0));
        boolean fits = use.fits(cost.units());
        bucketsOf(today).put(bucket, fits ? use.withUnits(cost.units()) : use.withRefusal());
        return fits;
    }

    /** Returns the use of each day and bucket, oldest day first. */
    public List<QuotaUse> uses() {
        List<QuotaUse> uses = new ArrayList<>();
        days.values().forEach(day -> uses.addAll(day.values()));
        return uses;
    }

    private Map<QuotaMetric, QuotaUse> bucketsOf(LocalDate today) {
        Map<QuotaMetric, QuotaUse> buckets = days.computeIfAbsent(today, absent -> new EnumMap<>(QuotaMetric.class));
        if (days.size() > MAX_DAYS) {
            days.pollFirstEntry();
        }
        return buckets;
    }

    /** Holds the units used and the calls rejected of one bucket on one quota day (Pacific time). */
    public record QuotaUse(LocalDate day, QuotaMetric bucket, long used, long limit, long refused) {

        boolean fits(int units) {
            return used + units <= limit;
        }

        QuotaUse withUnits(int units) {
            return new QuotaUse(day, bucket, used + units, limit, refused);
        }

        QuotaUse withRefusal() {
            return new QuotaUse(day, bucket, used, limit, refused + 1);
        }
    }
}
