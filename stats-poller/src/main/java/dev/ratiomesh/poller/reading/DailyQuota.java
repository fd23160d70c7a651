package dev.ratiomesh.poller.reading;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The buckets of a quota day. Calls are spread over the day by the generic cell rate algorithm: each uses up a stretch of
 * time, and may be made when the time used up is at most {@code burst} stretches ahead of the clock.
 *
 * @param buckets in the order in which they pay
 * @param burst calls that may be made at once after a quiet time, above 0
 */
public record DailyQuota(QuotaDay day, List<BucketBalance> buckets, int burst) {
    /** Ids that YouTube takes in one call. */
    public static final int MAX_VIDEOS_PER_CALL = 50;

    public DailyQuota {
        buckets = List.copyOf(buckets);
    }

    /** Which bucket pays the next call, if any. */
    public CallDecision decide(Instant now) {
        return payingBucket()
                .map(bucket -> decideFor(bucket, now))
                .orElseGet(() -> new CallDecision.Exhausted(day.resetsAt()));
    }

    private CallDecision decideFor(BucketBalance bucket, Instant now) {
        Duration spacing = bucket.spacing(now, day.resetsAt());
        Duration ahead = spacing.multipliedBy(burst - 1L);
        Instant from = bucket.pacedAt().minus(ahead);
        return from.isAfter(now)
                ? new CallDecision.Throttled(from)
                : new CallDecision.Permit(bucket.bucket(), bucket.usable(), spacing, ahead);
    }

    /** The bucket that pays now; empty when all are used up. */
    public Optional<BucketBalance> payingBucket() {
        return buckets.stream().filter(bucket -> bucket.left() > 0).findFirst();
    }

    /** Readings a second that the bucket in use can pay until the reset, batches full; 0 when all are used up. */
    public double readingsPerSecond(Instant now) {
        double seconds = Math.max(1, Duration.between(now, day.resetsAt()).toSeconds());
        return payingBucket()
                .map(bucket -> bucket.left() * MAX_VIDEOS_PER_CALL / seconds)
                .orElse(0.0);
    }
}
