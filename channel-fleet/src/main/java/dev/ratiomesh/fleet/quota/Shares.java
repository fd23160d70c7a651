package dev.ratiomesh.fleet.quota;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What tenants have of a bucket today. A port, since features meet in their roots only. */
public interface Shares {
    /** Every given tenant's part, one who has not asked for anything yet included. */
    CompletionStage<Map<String, TenantDay>> today(String bucket, Set<String> tenantIds);
}
