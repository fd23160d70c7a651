package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** What is used and left of each bucket, as it was read last; NaN before the first look. */
@ApplicationScoped
public class QuotaMeters {
    private final Map<String, BucketUsage> buckets = new ConcurrentHashMap<>();

    QuotaMeters(MeterRegistry meters, QuotaPolicy policy) {
        for (String bucket : policy.buckets().keySet()) {
            gauge(meters, "mesh.fleet.quota.used", bucket, BucketUsage::spent);
            gauge(meters, "mesh.fleet.quota.left", bucket, BucketUsage::left);
        }
    }

    public void read(List<BucketUsage> now) {
        now.forEach(bucket -> buckets.put(bucket.bucket(), bucket));
    }

    private void gauge(MeterRegistry meters, String name, String bucket, ToIntFunction<BucketUsage> value) {
        Gauge.builder(name, () -> last(bucket, value)).tag("bucket", bucket).register(meters);
    }

    private double last(String bucket, ToIntFunction<BucketUsage> value) {
        BucketUsage day = buckets.get(bucket);
        return day == null ? Double.NaN : value.applyAsInt(day);
    }
}
