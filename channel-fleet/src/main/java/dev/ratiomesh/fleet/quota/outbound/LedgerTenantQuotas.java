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

/** Shares as the ledger has them. */
@ApplicationScoped
class LedgerTenantQuotas implements TenantQuotas {
    private final QuotaQueries reading;
    private final QuotaPolicy policy;
    private final Clock clock;

    LedgerTenantQuotas(QuotaQueries reading, QuotaPolicy policy, Clock clock) {
        this.reading = reading;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Map<String, TenantQuota>> forTenants(String bucket, Set<String> tenantIds) {
        String name = policy.rules(bucket).bucket();
        Instant now = clock.instant();
        return reading.buckets(now)
                .map(buckets -> buckets.stream()
                        .filter(day -> day.bucket().equals(name))
                        .findFirst()
                        .orElseThrow())
                .chain(day -> reading.tenants(List.of(day), now)
                        .map(tenants -> of(day, tenants.getOrDefault(name, List.of()), tenantIds, now)))
                .subscribeAsCompletionStage();
    }

    private Map<String, TenantQuota> of(BucketUsage day, List<TenantQuota> known, Set<String> tenantIds, Instant now) {
        Map<String, TenantQuota> found = new HashMap<>();
        known.forEach(tenant -> found.put(tenant.tenantId(), tenant));
        found.keySet().retainAll(tenantIds);
        tenantIds.forEach(
                tenantId -> found.computeIfAbsent(tenantId, absent -> reading.forNewTenant(absent, day, known, now)));
        return found;
    }
}
