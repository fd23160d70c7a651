package dev.ratiomesh.fleet.quota;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Port that reads the tenants' parts of a bucket today. */
public interface TenantQuotas {
    /** Returns the part of every given tenant, including tenants that have not used the bucket yet. */
    CompletionStage<Map<String, TenantQuota>> forTenants(String bucket, Set<String> tenantIds);
}
