package dev.ratiomesh.poller.reading.outbound;

import dev.ratiomesh.poller.reading.BucketBalance;
import dev.ratiomesh.poller.reading.ClaimedVideo;
import dev.ratiomesh.poller.reading.DailyQuota;
import dev.ratiomesh.poller.reading.QuotaBucket;
import dev.ratiomesh.poller.reading.StatsResult;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Records the metrics of readings and quota. */
@ApplicationScoped
public class PollMeters {
    private final MeterRegistry meters;
    private final Timer lag;
    private final Map<QuotaBucket, BucketBalance> buckets = new EnumMap<>(QuotaBucket.class);

    PollMeters(MeterRegistry meters) {
        this.meters = meters;
        this.lag = meters.timer("mesh.poller.due.lag");
        for (QuotaBucket bucket : QuotaBucket.values()) {
            gauge("mesh.poller.quota.used", bucket, BucketBalance::used);
            gauge("mesh.poller.quota.left", bucket, BucketBalance::left);
        }
    }

    /** Records the current quota for the gauges. */
    public synchronized void recordQuota(DailyQuota quota) {
        quota.buckets().forEach(state -> buckets.put(state.bucket(), state));
    }

    /** Records the delay of read videos behind their due times; a video read ahead of time counts as 0. */
    public void recordLag(List<ClaimedVideo> claims, Instant now) {
        claims.forEach(claim -> {
            Duration delay = Duration.between(claim.dueAt(), now);
            lag.record(delay.isNegative() ? Duration.ZERO : delay);
        });
    }

    public void countCall(QuotaBucket bucket, StatsResult result) {
        meters.counter("mesh.poller.calls", "bucket", bucket.label(), "outcome", result.outcome())
                .increment();
    }

    public void countReadings(int found, int missing) {
        meters.counter("mesh.poller.readings", "outcome", "found").increment(found);
        meters.counter("mesh.poller.readings", "outcome", "missing").increment(missing);
    }

    public void countFacts(int facts) {
        meters.counter("mesh.poller.facts").increment(facts);
    }

    private void gauge(String name, QuotaBucket bucket, ToIntFunction<BucketBalance> value) {
        Gauge.builder(name, () -> lastValue(bucket, value))
                .tag("bucket", bucket.label())
                .register(meters);
    }

    private synchronized double lastValue(QuotaBucket bucket, ToIntFunction<BucketBalance> value) {
        BucketBalance state = buckets.get(bucket);
        return state == null ? Double.NaN : value.applyAsInt(state);
    }
}
