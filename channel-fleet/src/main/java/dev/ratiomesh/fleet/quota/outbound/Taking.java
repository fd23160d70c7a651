package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.contracts.channel.QuotaLevel;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.fleet.quota.BucketDay;
import dev.ratiomesh.fleet.quota.BucketRules;
import dev.ratiomesh.fleet.quota.FairShare;
import dev.ratiomesh.fleet.quota.Payment;
import dev.ratiomesh.fleet.quota.QuotaPolicy;
import dev.ratiomesh.fleet.quota.Shortage;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.quota.Standing;
import dev.ratiomesh.fleet.quota.Urgency;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One spend in one transaction, the bucket's row being locked: its units taken or refused, and what is to be told of it. */
final class Taking {
    private final OpenDay open;
    private final QuotaPolicy policy;
    private final String tenantId;
    private final Spend spend;
    private final Instant now;
    private final List<OutgoingEvent> events = new ArrayList<>();

    Taking(OpenDay open, QuotaPolicy policy, String tenantId, Spend spend, Instant now) {
        this.open = open;
        this.policy = policy;
        this.tenantId = tenantId;
        this.spend = spend;
        this.now = now;
    }

    Uni<Payment> from(BucketDay row) {
        return open.standing(row, tenantId, policy.activeDays()).chain(standing -> pay(row, standing));
    }

    /** What is to be told of it. */
    List<OutgoingEvent> events() {
        return events;
    }

    private Uni<Payment> pay(BucketDay row, Standing standing) {
        int units = spend.units();
        int ceiling = share(standing, spend.urgency()).ceiling(units);
        return open.take(units, ceiling)
                .chain(taken ->
                        taken ? booked(row.plus(units, 0), standing.plus(units), units, 0) : reserve(row, standing));
    }

    private Uni<Payment> reserve(BucketDay row, Standing standing) {
        int units = spend.units();
        Uni<Boolean> taken = spend.urgency() == Urgency.MUST_NOT_WAIT
                ? open.takeReserve(units)
                : Uni.createFrom().item(false);
        return taken.chain(done -> done
                ? booked(row.plus(0, units), standing, 0, units)
                : credit(row, standing, 0, 0).replaceWith(Shortage.of(policy, row, standing, spend, now)));
    }

    private Uni<Payment> booked(BucketDay row, Standing standing, int used, int reserveUsed) {
        return credit(row, standing, used, reserveUsed).replaceWith(new Payment.Taken());
    }

    /** Books it, and finds out which levels have changed by it. */
    private Uni<Void> credit(BucketDay row, Standing standing, int used, int reserveUsed) {
        return open.credit(tenantId, used, reserveUsed)
                .chain(before -> shareLevel(row, standing, before))
                .chain(() -> bucketLevel(row));
    }

    private Uni<Void> shareLevel(BucketDay row, Standing standing, QuotaLevel before) {
        FairShare share = share(standing, Urgency.USUAL);
        QuotaLevel level = policy.thresholds().level(standing.own(), standing.own() + (long) share.left());
        return open.level(tenantId, level)
                .invoke(changed -> {
                    if (changed) {
                        events.add(Told.share(row, share, new Told.Change(tenantId, level, before), now));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> bucketLevel(BucketDay row) {
        QuotaLevel level = row.level(policy.thresholds());
        return open.level(level)
                .invoke(changed -> {
                    if (changed) {
                        events.add(Told.bucket(row, level, row.told(), now));
                    }
                })
                .replaceWithVoid();
    }

    private FairShare share(Standing standing, Urgency urgency) {
        BucketRules rules = policy.rules(spend.bucket());
        return policy.share(rules, urgency, standing, now);
    }
}
