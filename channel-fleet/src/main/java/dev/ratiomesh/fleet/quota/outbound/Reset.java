package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.BucketLimits;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.TenantUsage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whoever was short on a day that is over is told once that there is enough again. */
@ApplicationScoped
class Reset {
    private final QuotaPolicy policy;

    Reset(QuotaPolicy policy) {
        this.policy = policy;
    }

    /** What is to be told, in the transaction in which it counts as told. */
    Uni<List<OutgoingEvent>> events(BucketDayRow open, BucketLimits rules, Instant now) {
        return open.pastLevels().chain(levels -> open.pastShares().map(shares -> told(rules, levels, shares, now)));
    }

    private List<OutgoingEvent> told(
            BucketLimits rules, List<QuotaLevel> levels, Map<String, QuotaLevel> shares, Instant now) {
        BucketUsage fresh = BucketUsage.fresh(rules, QuotaDay.at(now));
        var share = policy.share(rules, CallPriority.NORMAL, new TenantUsage(0, 0, List.of()), now);
        List<OutgoingEvent> events = new ArrayList<>();
        levels.stream()
                .limit(1)
                .forEach(before -> events.add(QuotaEvents.bucket(fresh, QuotaLevel.HEALTHY, before, now)));
        shares.forEach((tenantId, before) -> events.add(QuotaEvents.share(
                fresh, share, new QuotaEvents.LevelChange(tenantId, QuotaLevel.HEALTHY, before), now)));
        return events;
    }
}
