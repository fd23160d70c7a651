package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.BucketLimits;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.FairShare;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.TenantQuota;
import dev.ratiomesh.fleet.quota.TenantUsage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the usage of buckets and tenants today, without locks. */
@ApplicationScoped
public class QuotaQueries {
    private final Pool pool;
    private final QuotaPolicy policy;

    QuotaQueries(Pool pool, QuotaPolicy policy) {
        this.pool = pool;
        this.policy = policy;
    }

    /** Lists the usage of every configured bucket, ordered by name. */
    public Uni<List<BucketUsage>> buckets(Instant now) {
        QuotaDay day = QuotaDay.at(now);
        return pool.preparedQuery(QuotaSql.SELECT_BUCKETS)
                .execute(Tuple.of(day.date()))
                .map(rows -> {
                    Map<String, BucketUsage> buckets = new TreeMap<>();
                    policy.buckets()
                            .values()
                            .forEach(limits -> buckets.put(limits.bucket(), BucketUsage.unused(limits, day)));
                    PgRows.stream(rows)
                            .map(row -> QuotaSql.toUsage(day, row))
                            .filter(bucket -> buckets.containsKey(bucket.bucket()))
                            .forEach(bucket -> buckets.put(bucket.bucket(), bucket));
                    return List.copyOf(buckets.values());
                });
    }

    /** Returns the parts of the recently active tenants in these buckets, by bucket. */
    public Uni<Map<String, List<TenantQuota>>> tenants(List<BucketUsage> buckets, Instant now) {
        QuotaDay day = QuotaDay.at(now);
        Tuple values = Tuple.of(day.date(), day.date().minusDays(policy.activeDays()));
        return pool.preparedQuery(QuotaSql.SELECT_TENANT_SHARES).execute(values).map(rows -> {
            Map<String, List<Row>> shares = new HashMap<>();
            rows.forEach(row -> shares.computeIfAbsent(row.getString("bucket"), bucket -> new ArrayList<>())
                    .add(row));
            Map<String, List<TenantQuota>> tenants = new HashMap<>();
            buckets.forEach(bucket -> tenants.put(
                    bucket.bucket(), toTenantQuotas(bucket, shares.getOrDefault(bucket.bucket(), List.of()), now)));
            return tenants;
        });
    }

    /** Returns the part of a tenant that has not used the bucket recently. */
    public TenantQuota forNewTenant(String tenantId, BucketUsage bucket, List<TenantQuota> others, Instant now) {
        return toTenantQuota(
                tenantId, bucket, others.stream().map(TenantQuota::used).toList(), new int[] {0, 0}, now);
    }

    private List<TenantQuota> toTenantQuotas(BucketUsage bucket, List<Row> shares, Instant now) {
        List<TenantQuota> quotas = new ArrayList<>();
        for (Row tenant : shares) {
            List<Integer> others = shares.stream()
                    .filter(share -> share != tenant)
                    .map(share -> share.getInteger("used"))
                    .toList();
            int[] used = {tenant.getInteger("used"), tenant.getInteger("reserve_used")};
            quotas.add(toTenantQuota(tenant.getString("tenant_id"), bucket, others, used, now));
        }
        quotas.sort(Comparator.comparing(TenantQuota::tenantId));
        return quotas;
    }

    /** @param used the tenant's used units today: first the unreserved ones, then those of the reserve */
    private TenantQuota toTenantQuota(
            String tenantId, BucketUsage bucket, List<Integer> others, int[] used, Instant now) {
        BucketLimits limits = policy.limits(bucket.bucket());
        FairShare share = policy.share(
                limits, CallPriority.NORMAL, new TenantUsage(bucket.unreservedUsed(), used[0], others), now);
        return TenantQuota.of(tenantId, bucket, share, used[1], policy.thresholds());
    }
}
