package dev.ratiomesh.fleet.access.outbound.gateway;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.quota.QuotaReservations;
import dev.ratiomesh.fleet.quota.ReservationResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Pays for calls. What costs nothing, an answer of the Analytics API for example, can still be refused for the day. */
@ApplicationScoped
class Till {
    private final QuotaReservations purse;
    private final Clock clock;

    Till(QuotaReservations purse, Clock clock) {
        this.purse = purse;
        this.clock = clock;
    }

    /** Empty when it is paid. */
    Uni<Optional<ApiResult>> take(ApiCaller who, QuotaCost spend) {
        if (spend.units() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .completionStage(() -> purse.reserve(who.tenantId(), spend))
                .map(payment -> payment instanceof ReservationResult.QuotaDenied none
                        ? Optional.of(waits(none))
                        : Optional.empty());
    }

    /** YouTube says that nothing is left today. */
    Uni<ApiResult> spent(QuotaCost spend, String words) {
        return spend.units() == 0
                ? Uni.createFrom()
                        .item(new ApiResult.CallDeferred(
                                null, QuotaDay.at(clock.instant()).resetsAt(), words))
                : Uni.createFrom()
                        .completionStage(() -> purse.markExhausted(spend.bucket(), words))
                        .map(Till::waits);
    }

    private static ApiResult waits(ReservationResult.QuotaDenied none) {
        return new ApiResult.CallDeferred(none.bucket(), none.until(), none.words());
    }
}
