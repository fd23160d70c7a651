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

/**
 * Implements the reservation port on the ledger. Each call runs in a transaction of its own and completes on the caller's
 * Vert.x context.
 */
@ApplicationScoped
class LedgerReservations implements QuotaReservations {
    private static final ReservationResult RESERVED = new ReservationResult.QuotaReserved();

    private final QuotaLedger ledger;
    private final IsolatedContext isolated;
    private final Clock clock;

    LedgerReservations(QuotaLedger ledger, IsolatedContext isolated, Clock clock) {
        this.ledger = ledger;
        this.isolated = isolated;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ReservationResult> reserve(String tenantId, QuotaCost cost) {
        if (cost.units() == 0) {
            return Uni.createFrom().item(RESERVED).subscribeAsCompletionStage();
        }
        return CallerContext.run(() -> isolated.run(() -> ledger.reserve(tenantId, cost, clock.instant())))
                .subscribeAsCompletionStage();
    }

    @Override
    public CompletionStage<ReservationResult.QuotaDenied> markExhausted(String bucket, String message) {
        return CallerContext.run(() -> isolated.run(() -> exhaust(bucket, message, clock.instant())))
                .subscribeAsCompletionStage();
    }

    /**
     * Marks a bucket as exhausted, except in the first minutes of a day, in which YouTube's report may still concern the day
     * before.
     */
    private Uni<ReservationResult.QuotaDenied> exhaust(String bucket, String message, Instant now) {
        QuotaDay day = QuotaDay.at(now);
        return day.isResetUncertain(now)
                ? Uni.createFrom().item(new ReservationResult.QuotaDenied(bucket, day.resetCertainAt(), message))
                : ledger.markExhausted(bucket, now)
                        .replaceWith(new ReservationResult.QuotaDenied(bucket, day.resetsAt(), message));
    }
}
