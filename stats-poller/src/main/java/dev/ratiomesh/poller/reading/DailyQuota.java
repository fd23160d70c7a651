package dev.ratiomesh.poller.reading;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The quota buckets of one day. Calls are spread over the day by the generic cell rate algorithm: each call takes up a
 * stretch of time, and is allowed while the time taken up is at most {@code burst} stretches ahead of the clock.
 *
 * @param buckets in the order in which they are charged
 * @param burst calls that may follow each other at once after an idle time, above 0
 */
public record DailyQuota(QuotaDay day, List<BucketBalance> buckets, int burst) {
    /** Most video ids that YouTube accepts in one call. */
    public static final int MAX_VIDEOS_PER_CALL = 50;

    public DailyQuota {
        buckets = List.copyOf(buckets);
    }

    /** Decides whether a call may be made now and to which bucket it is charged. */
    public CallDecision decide(Instant now) {
        return payingBucket()
                .map(bucket -> decideFor(bucket, now))
                .orElseGet(() -> new CallDecision.Exhausted(day.resetsAt()));
    }

    private CallDecision decideFor(BucketBalance bucket, Instant now) {
        Duration spacing = bucket.spacing(now, day.resetsAt());
        Duration maxAhead = spacing.multipliedBy(burst - 1L);
        Instant allowedAt = bucket.pacedAt().minus(maxAhead);
        return allowedAt.isAfter(now)
                ? new CallDecision.Throttled(allowedAt)
                : new CallDecision.Permit(bucket.bucket(), bucket.usable(), spacing, maxAhead);
    }

    /** Returns the bucket that the next call is charged to; empty when all are used up. */
    public Optional<BucketBalance> payingBucket() {
        return buckets.stream().filter(bucket -> bucket.left() > 0).findFirst();
    }

    /** Returns the readings per second that the paying bucket allows until the reset with full batches; 0 when all are used up. */
    public double readingsPerSecond(Instant now) {
        double seconds = Math.max(1, Duration.between(now, day.resetsAt()).toSeconds());
        return payingBucket()
                .map(bucket -> bucket.left() * MAX_VIDEOS_PER_CALL / seconds)
                .orElse(0.0);
    }
}
