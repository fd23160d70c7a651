package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/** Publishes the used and remaining units of each bucket as gauges, as last refreshed; NaN before the first refresh. */
@ApplicationScoped
public class QuotaMeters {
    private final QuotaQueries queries;
    private final Map<String, BucketUsage> buckets = new ConcurrentHashMap<>();

    QuotaMeters(MeterRegistry meters, QuotaQueries queries, QuotaPolicy policy) {
        this.queries = queries;
        for (String bucket : policy.buckets().keySet()) {
            gauge(meters, "mesh.fleet.quota.used", bucket, BucketUsage::used);
            gauge(meters, "mesh.fleet.quota.left", bucket, BucketUsage::left);
        }
    }

    /** Reads the usage of all buckets. */
    public Uni<Void> refresh(Instant now) {
        return queries.buckets(now)
                .invoke(usages -> usages.forEach(usage -> buckets.put(usage.bucket(), usage)))
                .replaceWithVoid();
    }

    private void gauge(MeterRegistry meters, String name, String bucket, ToIntFunction<BucketUsage> value) {
        Gauge.builder(name, () -> last(bucket, value)).tag("bucket", bucket).register(meters);
    }

    private double last(String bucket, ToIntFunction<BucketUsage> value) {
        BucketUsage usage = buckets.get(bucket);
        return usage == null ? Double.NaN : value.applyAsInt(usage);
    }
}
