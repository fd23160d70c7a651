package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.BucketLimits;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.CallPriority;
import dev.ratiomesh.fleet.quota.FairShare;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.ReservationResult;
import dev.ratiomesh.fleet.quota.TenantUsage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Keeps the quota of each day for all replicas. Units are reserved before a call is sent and stay used afterwards. All
 * reservations of a bucket are serialized by its row lock, so limits and shares are never exceeded.
 */
@ApplicationScoped
public class QuotaLedger {
    private final UnitOfWork transactions;
    private final Outbox outbox;
    private final QuotaPolicy policy;

    QuotaLedger(UnitOfWork transactions, Outbox outbox, QuotaPolicy policy) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.policy = policy;
    }

    /** Reserves the cost of a call, or explains the denial. */
    public Uni<ReservationResult> reserve(String tenantId, QuotaCost cost, Instant now) {
        return inTransaction(cost.bucket(), now, (session, bucketDay) -> {
            QuotaReservation reservation = new QuotaReservation(bucketDay, policy, tenantId, cost, now);
            return lockDay(session, bucketDay, cost.bucket(), now)
                    .chain(reservation::reserve)
                    .call(() -> outbox.append(session, reservation.events()));
        });
    }

    /** Marks a bucket as exhausted, after YouTube reported it; nothing more is reserved from it on this day. */
    public Uni<Void> markExhausted(String bucket, Instant now) {
        return inTransaction(bucket, now, (session, bucketDay) -> lockDay(session, bucketDay, bucket, now)
                .call(bucketDay::markExhausted)
                .chain(usage -> bucketDay
                        .announceLevel(QuotaLevel.EXHAUSTED)
                        .chain(changed -> outbox.append(session, exhaustedEvents(usage, changed, now)))));
    }

    /** Opens the day of every configured bucket, one after the other. */
    public Uni<Void> openDays(Instant now) {
        return Multi.createFrom()
                .iterable(policy.buckets().keySet())
                .onItem()
                .transformToUniAndConcatenate(bucket -> openDay(bucket, now))
                .onItem()
                .ignoreAsUni();
    }

    /** Opens the day of a bucket once it has begun, and publishes the recovery of every level that was not healthy. */
    public Uni<Void> openDay(String bucket, Instant now) {
        return inTransaction(bucket, now, (session, bucketDay) -> lockDay(session, bucketDay, bucket, now)
                .chain(usage -> endPastDays(session, bucketDay, bucket, now)));
    }

    private <T> Uni<T> inTransaction(
            String bucket, Instant now, BiFunction<Mutiny.Session, BucketDayRow, Uni<T>> work) {
        BucketLimits limits = policy.limits(bucket);
        return transactions.run(session -> work.apply(session, new BucketDayRow(session, limits, QuotaDay.at(now))));
    }

    /** Locks the day. Past days are ended before the first unit of a day is reserved, so that level events are in order. */
    private Uni<BucketUsage> lockDay(Mutiny.Session session, BucketDayRow bucketDay, String bucket, Instant now) {
        return bucketDay.lock(() -> endPastDays(session, bucketDay, bucket, now));
    }

    private Uni<Void> endPastDays(Mutiny.Session session, BucketDayRow bucketDay, String bucket, Instant now) {
        return bucketDay
                .resetPastLevels()
                .chain(levels -> bucketDay
                        .resetPastShareLevels()
                        .map(shares -> recoveryEvents(policy.limits(bucket), levels, shares, now)))
                .chain(events -> outbox.append(session, events));
    }

    /** Makes one event for the bucket and one for each tenant whose level on a past day was not healthy. */
    private List<OutgoingEvent> recoveryEvents(
            BucketLimits limits, List<QuotaLevel> levels, Map<String, QuotaLevel> shares, Instant now) {
        BucketUsage unused = BucketUsage.unused(limits, QuotaDay.at(now));
        FairShare share = policy.share(limits, CallPriority.NORMAL, new TenantUsage(0, 0, List.of()), now);
        List<OutgoingEvent> events = new ArrayList<>();
        levels.stream()
                .limit(1)
                .forEach(before -> events.add(QuotaEvents.bucketLevel(unused, QuotaLevel.HEALTHY, before, now)));
        shares.forEach((tenantId, before) -> events.add(QuotaEvents.shareLevel(
                unused, share, new QuotaEvents.LevelChange(tenantId, QuotaLevel.HEALTHY, before), now)));
        return events;
    }

    private static List<OutgoingEvent> exhaustedEvents(BucketUsage usage, boolean changed, Instant now) {
        return changed
                ? List.of(QuotaEvents.bucketLevel(usage, QuotaLevel.EXHAUSTED, usage.announcedLevel(), now))
                : List.of();
    }
}
