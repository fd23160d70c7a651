package dev.ratiomesh.fleet.quota.outbound;

import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.delivery.runtime.IsolatedContext;
import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.QuotaReservations;
import dev.ratiomesh.fleet.quota.ReservationResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Pays from the ledger, in a transaction of its own whatever the caller is at; completes on the caller's context. */
@ApplicationScoped
class LedgerReservations implements QuotaReservations {
    private static final ReservationResult TAKEN = new ReservationResult.QuotaReserved();

    private final QuotaLedger ledger;
    private final IsolatedContext isolated;
    private final Clock clock;

    LedgerReservations(QuotaLedger ledger, IsolatedContext isolated, Clock clock) {
        this.ledger = ledger;
        this.isolated = isolated;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ReservationResult> reserve(String tenantId, QuotaCost spend) {
        if (spend.units() == 0) {
            return Uni.createFrom().item(TAKEN).subscribeAsCompletionStage();
        }
        return CallerContext.run(() -> isolated.run(() -> ledger.reserve(tenantId, spend, clock.instant())))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<ReservationResult.QuotaDenied> markExhausted(String bucket, String words) {
        return CallerContext.run(() -> isolated.run(() -> spent(bucket, words, clock.instant())))
                .subscribeAsCompletionStage();
    }

    /** Of a young day it may still be the day before that is used up: that says nothing of this one. */
    private Uni<ReservationResult.QuotaDenied> spent(String bucket, String words, Instant now) {
        QuotaDay day = QuotaDay.at(now);
        return day.isResetUncertain(now)
                ? Uni.createFrom().item(new ReservationResult.QuotaDenied(bucket, day.resetCertainAt(), words))
                : ledger.exhaust(bucket, now)
                        .replaceWith(new ReservationResult.QuotaDenied(bucket, day.resetsAt(), words));
    }
}
