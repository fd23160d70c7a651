package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.BucketLimits;
import dev.ratiomesh.fleet.quota.BucketUsage;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.ReservationResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The quota of each day, shared by all replicas: units are taken before a call is made, and what was taken stays spent. All
 * who take from a bucket stand in line at its row, so that limit and shares hold exactly.
 */
@ApplicationScoped
public class QuotaLedger {
    private final UnitOfWork units;
    private final Outbox outbox;
    private final QuotaPolicy policy;
    private final Reset reset;

    QuotaLedger(UnitOfWork units, Outbox outbox, QuotaPolicy policy, Reset reset) {
        this.units = units;
        this.outbox = outbox;
        this.policy = policy;
        this.reset = reset;
    }

    /** Takes the units, or says why not. */
    public Uni<ReservationResult> reserve(String tenantId, QuotaCost spend, Instant now) {
        return on(spend.bucket(), now, (session, open) -> {
            QuotaReservation taking = new QuotaReservation(open, policy, tenantId, spend, now);
            return locked(session, open, spend.bucket(), now)
                    .chain(taking::from)
                    .call(() -> outbox.append(session, taking.events()));
        });
    }

    /** YouTube says that nothing is left; nothing more is taken from the bucket on this day. */
    public Uni<Void> exhaust(String bucket, Instant now) {
        return on(bucket, now, (session, open) -> locked(session, open, bucket, now)
                .call(open::exhaust)
                .chain(row -> open.level(QuotaLevel.EXHAUSTED)
                        .chain(changed -> outbox.append(session, told(row, changed, now)))));
    }

    /** Opens the day of a bucket when it has begun, and tells whoever was short that there is enough again. */
    public Uni<Void> openDay(String bucket, Instant now) {
        return on(bucket, now, (session, open) -> locked(session, open, bucket, now)
                .chain(row -> ended(session, open, bucket, now)));
    }

    private <T> Uni<T> on(String bucket, Instant now, BiFunction<Mutiny.Session, BucketDayRow, Uni<T>> work) {
        BucketLimits rules = policy.rules(bucket);
        return units.run(session -> work.apply(session, new BucketDayRow(session, rules, QuotaDay.at(now))));
    }

    /** The day before is ended before the first unit of a day is taken, so that what is told of them comes in order. */
    private Uni<BucketUsage> locked(Mutiny.Session session, BucketDayRow open, String bucket, Instant now) {
        return open.lock(() -> ended(session, open, bucket, now));
    }

    private Uni<Void> ended(Mutiny.Session session, BucketDayRow open, String bucket, Instant now) {
        return reset.events(open, policy.rules(bucket), now).chain(events -> outbox.append(session, events));
    }

    private static List<OutgoingEvent> told(BucketUsage row, boolean changed, Instant now) {
        return changed ? List.of(QuotaEvents.bucket(row, QuotaLevel.EXHAUSTED, row.announcedLevel(), now)) : List.of();
    }
}
