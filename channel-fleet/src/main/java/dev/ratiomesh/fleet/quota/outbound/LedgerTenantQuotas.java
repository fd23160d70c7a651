package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.TenantQuota;
import dev.ratiomesh.fleet.quota.TenantQuotas;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Implements the port that reads the tenants' parts of a bucket, on the ledger. */
@ApplicationScoped
class LedgerTenantQuotas implements TenantQuotas {
    private final QuotaQueries queries;
    private final QuotaPolicy policy;
    private final Clock clock;

    LedgerTenantQuotas(QuotaQueries queries, QuotaPolicy policy, Clock clock) {
        this.queries = queries;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Map<String, TenantQuota>> forTenants(String bucket, Set<String> tenantIds) {
        String bucketName = policy.limits(bucket).bucket();
        Instant now = clock.instant();
        return queries.buckets(now)
                .map(buckets -> buckets.stream()
                        .filter(usage -> usage.bucket().equals(bucketName))
                        .findFirst()
                        .orElseThrow())
                .chain(usage -> queries.tenants(List.of(usage), now)
                        .map(tenants -> quotasOf(usage, tenants.getOrDefault(bucketName, List.of()), tenantIds, now)))
                .subscribeAsCompletionStage();
    }

    private Map<String, TenantQuota> quotasOf(
            BucketUsage usage, List<TenantQuota> known, Set<String> tenantIds, Instant now) {
        Map<String, TenantQuota> found = new HashMap<>();
        known.forEach(tenant -> found.put(tenant.tenantId(), tenant));
        found.keySet().retainAll(tenantIds);
        tenantIds.forEach(tenantId ->
                found.computeIfAbsent(tenantId, newTenantId -> queries.forNewTenant(newTenantId, usage, known, now)));
        return found;
    }
}
