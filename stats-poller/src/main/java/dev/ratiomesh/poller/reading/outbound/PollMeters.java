package dev.ratiomesh.poller.reading.outbound;

import dev.ratiomesh.poller.reading.Answer;
import dev.ratiomesh.poller.reading.Bucket;
import dev.ratiomesh.poller.reading.BucketState;
import dev.ratiomesh.poller.reading.Claim;
import dev.ratiomesh.poller.reading.Quota;
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
    private final Map<Bucket, BucketState> buckets = new EnumMap<>(Bucket.class);

    PollMeters(MeterRegistry meters) {
        this.meters = meters;
        this.lag = meters.timer("mesh.poller.due.lag");
        for (Bucket bucket : Bucket.values()) {
            gauge("mesh.poller.quota.used", bucket, BucketState::used);
            gauge("mesh.poller.quota.left", bucket, BucketState::left);
        }
    }

    /** What the ledger said last. */
    public synchronized void quota(Quota quota) {
        quota.buckets().forEach(state -> buckets.put(state.bucket(), state));
    }

    /** How late videos are read; those read ahead of their time are not late. */
    public void claimed(List<Claim> claims, Instant now) {
        claims.forEach(claim -> {
            Duration late = Duration.between(claim.dueAt(), now);
            lag.record(late.isNegative() ? Duration.ZERO : late);
        });
    }

    public void called(Bucket bucket, Answer answer) {
        meters.counter("mesh.poller.calls", "bucket", bucket.label(), "outcome", answer.outcome())
                .increment();
    }

    public void read(int found, int missing) {
        meters.counter("mesh.poller.readings", "outcome", "found").increment(found);
        meters.counter("mesh.poller.readings", "outcome", "missing").increment(missing);
    }

    public void told(int facts) {
        meters.counter("mesh.poller.facts").increment(facts);
    }

    private void gauge(String name, Bucket bucket, ToIntFunction<BucketState> value) {
        Gauge.builder(name, () -> last(bucket, value))
                .tag("bucket", bucket.label())
                .register(meters);
    }

    private synchronized double last(Bucket bucket, ToIntFunction<BucketState> value) {
        BucketState state = buckets.get(bucket);
        return state == null ? Double.NaN : value.applyAsInt(state);
    }
}
