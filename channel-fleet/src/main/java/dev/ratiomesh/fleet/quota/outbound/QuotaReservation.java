package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.quota.BucketLimits;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.DenialMessage;
import dev.ratiomesh.fleet.quota.FairShare;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.ReservationResult;
import dev.ratiomesh.fleet.quota.TenantUsage;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One reservation within a transaction that has locked the bucket's row. Reserves or denies the units and collects the
 * events about changed levels.
 */
final class QuotaReservation {
    private final BucketDayRow bucketDay;
    private final QuotaPolicy policy;
    private final String tenantId;
    private final QuotaCost cost;
    private final Instant now;
    private final List<OutgoingEvent> events = new ArrayList<>();

    QuotaReservation(BucketDayRow bucketDay, QuotaPolicy policy, String tenantId, QuotaCost cost, Instant now) {
        this.bucketDay = bucketDay;
        this.policy = policy;
        this.tenantId = tenantId;
        this.cost = cost;
        this.now = now;
    }

    /** Reserves the cost from the locked bucket. */
    Uni<ReservationResult> reserve(BucketUsage bucket) {
        return bucketDay
                .loadTenantUsage(bucket, tenantId, policy.activeDays())
                .chain(usage -> reserveUnreserved(bucket, usage));
    }

    /** Returns the events about changed levels. */
    List<OutgoingEvent> events() {
        return events;
    }

    private Uni<ReservationResult> reserveUnreserved(BucketUsage bucket, TenantUsage usage) {
        int units = cost.units();
        int ceiling = share(usage, cost.priority()).ceiling(units);
        return bucketDay
                .takeUnreserved(units, ceiling)
                .chain(taken -> taken
                        ? recordReserved(bucket.plus(units, 0), usage.plus(units), units, 0)
                        : reserveFromReserve(bucket, usage));
    }

    private Uni<ReservationResult> reserveFromReserve(BucketUsage bucket, TenantUsage usage) {
        int units = cost.units();
        Uni<Boolean> taken = cost.priority() == CallPriority.CRITICAL
                ? bucketDay.takeReserve(units)
                : Uni.createFrom().item(false);
        return taken.chain(done -> done
                ? recordReserved(bucket.plus(0, units), usage, 0, units)
                : record(bucket, usage, 0, 0).replaceWith(DenialMessage.explain(policy, bucket, usage, cost, now)));
    }

    private Uni<ReservationResult> recordReserved(BucketUsage bucket, TenantUsage usage, int used, int reserveUsed) {
        return record(bucket, usage, used, reserveUsed).replaceWith(new ReservationResult.QuotaReserved());
    }

    /** Records the usage and collects the events about levels that changed by it. */
    private Uni<Void> record(BucketUsage bucket, TenantUsage usage, int used, int reserveUsed) {
        return bucketDay
                .addUsage(tenantId, used, reserveUsed)
                .chain(before -> announceShareLevel(bucket, usage, before))
                .chain(() -> announceBucketLevel(bucket));
    }

    private Uni<Void> announceShareLevel(BucketUsage bucket, TenantUsage usage, QuotaLevel before) {
        FairShare share = share(usage, CallPriority.NORMAL);
        QuotaLevel level = policy.thresholds().level(usage.own(), usage.own() + (long) share.left());
        return bucketDay
                .announceLevel(tenantId, level)
                .invoke(changed -> {
                    if (changed) {
                        events.add(QuotaEvents.shareLevel(
                                bucket, share, new QuotaEvents.LevelChange(tenantId, level, before), now));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> announceBucketLevel(BucketUsage bucket) {
        QuotaLevel level = bucket.level(policy.thresholds());
        return bucketDay
                .announceLevel(level)
                .invoke(changed -> {
                    if (changed) {
                        events.add(QuotaEvents.bucketLevel(bucket, level, bucket.announcedLevel(), now));
                    }
                })
                .replaceWithVoid();
    }

    private FairShare share(TenantUsage usage, CallPriority priority) {
        BucketLimits limits = policy.limits(cost.bucket());
        return policy.share(limits, priority, usage, now);
    }
}
