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

/** What has become of the day so far; looks only, and locks nothing. */
@ApplicationScoped
public class QuotaQueries {
    private final Pool pool;
    private final QuotaPolicy policy;

    QuotaQueries(Pool pool, QuotaPolicy policy) {
        this.pool = pool;
        this.policy = policy;
    }

    /** Every configured bucket, by name; full where nothing has been taken yet. */
    public Uni<List<BucketUsage>> buckets(Instant now) {
        QuotaDay day = QuotaDay.at(now);
        return pool.preparedQuery(QuotaSql.TODAY).execute(Tuple.of(day.date())).map(rows -> {
            Map<String, BucketUsage> buckets = new TreeMap<>();
            policy.buckets().values().forEach(rules -> buckets.put(rules.bucket(), BucketUsage.fresh(rules, day)));
            PgRows.stream(rows)
                    .map(row -> QuotaSql.of(day, row))
                    .filter(bucket -> buckets.containsKey(bucket.bucket()))
                    .forEach(bucket -> buckets.put(bucket.bucket(), bucket));
            return List.copyOf(buckets.values());
        });
    }

    /** What each tenant of late has and has used of these buckets, by bucket. */
    public Uni<Map<String, List<TenantQuota>>> tenants(List<BucketUsage> buckets, Instant now) {
        QuotaDay day = QuotaDay.at(now);
        Tuple values = Tuple.of(day.date(), day.date().minusDays(policy.activeDays()));
        return pool.preparedQuery(QuotaSql.SHARES_TODAY).execute(values).map(rows -> {
            Map<String, List<Row>> shares = new HashMap<>();
            rows.forEach(row -> shares.computeIfAbsent(row.getString("bucket"), bucket -> new ArrayList<>())
                    .add(row));
            Map<String, List<TenantQuota>> tenants = new HashMap<>();
            buckets.forEach(bucket ->
                    tenants.put(bucket.bucket(), days(bucket, shares.getOrDefault(bucket.bucket(), List.of()), now)));
            return tenants;
        });
    }

    /** One who has not asked for anything of late would have this. */
    public TenantQuota forNewTenant(String tenantId, BucketUsage bucket, List<TenantQuota> others, Instant now) {
        return day(tenantId, bucket, others.stream().map(TenantQuota::used).toList(), new int[] {0, 0}, now);
    }

    private List<TenantQuota> days(BucketUsage bucket, List<Row> shares, Instant now) {
        List<TenantQuota> days = new ArrayList<>();
        for (Row own : shares) {
            List<Integer> others = shares.stream()
                    .filter(share -> share != own)
                    .map(share -> share.getInteger("used"))
                    .toList();
            int[] used = {own.getInteger("used"), own.getInteger("reserve_used")};
            days.add(day(own.getString("tenant_id"), bucket, others, used, now));
        }
        days.sort(Comparator.comparing(TenantQuota::tenantId));
        return days;
    }

    private TenantQuota day(String tenantId, BucketUsage bucket, List<Integer> others, int[] used, Instant now) {
        BucketLimits rules = policy.rules(bucket.bucket());
        FairShare share =
                policy.share(rules, CallPriority.NORMAL, new TenantUsage(bucket.used(), used[0], others), now);
        return TenantQuota.of(tenantId, bucket, share, used[1], policy.thresholds());
    }
}
