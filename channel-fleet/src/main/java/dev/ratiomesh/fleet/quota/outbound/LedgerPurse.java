package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.delivery.CallerContext;
import dev.ratiomesh.delivery.IsolatedContext;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.Payment;
import dev.ratiomesh.fleet.quota.Purse;
import dev.ratiomesh.fleet.quota.Spend;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Pays from the ledger, in a transaction of its own whatever the caller is at; completes on the caller's context. */
@ApplicationScoped
class LedgerPurse implements Purse {
    private static final Payment TAKEN = new Payment.Taken();

    private final Ledger ledger;
    private final IsolatedContext isolated;
    private final Clock clock;

    LedgerPurse(Ledger ledger, IsolatedContext isolated, Clock clock) {
        this.ledger = ledger;
        this.isolated = isolated;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Payment> take(String tenantId, Spend spend) {
        if (spend.units() == 0) {
            return Uni.createFrom().item(TAKEN).subscribeAsCompletionStage();
        }
        return CallerContext.of(() -> isolated.run(() -> ledger.take(tenantId, spend, clock.instant())))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<Payment.Short> spent(String bucket, String words) {
        return CallerContext.of(() -> isolated.run(() -> spent(bucket, words, clock.instant())))
                .subscribeAsCompletionStage();
    }

    /** Of a young day it may still be the day before that is used up: that says nothing of this one. */
    private Uni<Payment.Short> spent(String bucket, String words, Instant now) {
        QuotaDay day = QuotaDay.at(now);
        return day.isYoung(now)
                ? Uni.createFrom().item(new Payment.Short(bucket, day.youngUntil(), words))
                : ledger.exhaust(bucket, now).replaceWith(new Payment.Short(bucket, day.resetsAt(), words));
    }
}
