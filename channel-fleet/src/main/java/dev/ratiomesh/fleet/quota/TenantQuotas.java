package dev.ratiomesh.fleet.quota;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What tenants have of a bucket today. A port, since features meet in their roots only. */
public interface TenantQuotas {
    /** Every given tenant's part, one who has not asked for anything yet included. */
    CompletionStage<Map<String, TenantQuota>> forTenants(String bucket, Set<String> tenantIds);
}
