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

/** One spend in one transaction, the bucket's row being locked: its units taken or refused, and what is to be told of it. */
final class QuotaReservation {
    private final BucketDayRow open;
    private final QuotaPolicy policy;
    private final String tenantId;
    private final QuotaCost spend;
    private final Instant now;
    private final List<OutgoingEvent> events = new ArrayList<>();

    QuotaReservation(BucketDayRow open, QuotaPolicy policy, String tenantId, QuotaCost spend, Instant now) {
        this.open = open;
        this.policy = policy;
        this.tenantId = tenantId;
        this.spend = spend;
        this.now = now;
    }

    Uni<ReservationResult> from(BucketUsage row) {
        return open.standing(row, tenantId, policy.activeDays()).chain(standing -> pay(row, standing));
    }

    /** What is to be told of it. */
    List<OutgoingEvent> events() {
        return events;
    }

    private Uni<ReservationResult> pay(BucketUsage row, TenantUsage standing) {
        int units = spend.units();
        int ceiling = share(standing, spend.urgency()).ceiling(units);
        return open.take(units, ceiling)
                .chain(taken ->
                        taken ? booked(row.plus(units, 0), standing.plus(units), units, 0) : reserve(row, standing));
    }

    private Uni<ReservationResult> reserve(BucketUsage row, TenantUsage standing) {
        int units = spend.units();
        Uni<Boolean> taken = spend.urgency() == CallPriority.CRITICAL
                ? open.takeReserve(units)
                : Uni.createFrom().item(false);
        return taken.chain(done -> done
                ? booked(row.plus(0, units), standing, 0, units)
                : credit(row, standing, 0, 0).replaceWith(DenialMessage.of(policy, row, standing, spend, now)));
    }

    private Uni<ReservationResult> booked(BucketUsage row, TenantUsage standing, int used, int reserveUsed) {
        return credit(row, standing, used, reserveUsed).replaceWith(new ReservationResult.QuotaReserved());
    }

    /** Books it, and finds out which levels have changed by it. */
    private Uni<Void> credit(BucketUsage row, TenantUsage standing, int used, int reserveUsed) {
        return open.addUsage(tenantId, used, reserveUsed)
                .chain(before -> shareLevel(row, standing, before))
                .chain(() -> bucketLevel(row));
    }

    private Uni<Void> shareLevel(BucketUsage row, TenantUsage standing, QuotaLevel before) {
        FairShare share = share(standing, CallPriority.NORMAL);
        QuotaLevel level = policy.thresholds().level(standing.own(), standing.own() + (long) share.left());
        return open.level(tenantId, level)
                .invoke(changed -> {
                    if (changed) {
                        events.add(QuotaEvents.share(
                                row, share, new QuotaEvents.LevelChange(tenantId, level, before), now));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> bucketLevel(BucketUsage row) {
        QuotaLevel level = row.level(policy.thresholds());
        return open.level(level)
                .invoke(changed -> {
                    if (changed) {
                        events.add(QuotaEvents.bucket(row, level, row.announcedLevel(), now));
                    }
                })
                .replaceWithVoid();
    }

    private FairShare share(TenantUsage standing, CallPriority urgency) {
        BucketLimits rules = policy.rules(spend.bucket());
        return policy.share(rules, urgency, standing, now);
    }
}
