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

/** Every meter of the readings. */
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

    /** What the ledger said last. */
    public synchronized void recordQuota(DailyQuota quota) {
        quota.buckets().forEach(state -> buckets.put(state.bucket(), state));
    }

    /** How late videos are read; those read ahead of their time are not late. */
    public void recordLag(List<ClaimedVideo> claims, Instant now) {
        claims.forEach(claim -> {
            Duration late = Duration.between(claim.dueAt(), now);
            lag.record(late.isNegative() ? Duration.ZERO : late);
        });
    }

    public void countCall(QuotaBucket bucket, StatsResult answer) {
        meters.counter("mesh.poller.calls", "bucket", bucket.label(), "outcome", answer.outcome())
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
