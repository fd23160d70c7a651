package dev.ratiomesh.fleet.access.outbound;

import dev.ratiomesh.delivery.youtube.QuotaDay;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.quota.Payment;
import dev.ratiomesh.fleet.quota.Purse;
import dev.ratiomesh.fleet.quota.Spend;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Pays for calls. What costs nothing, an answer of the Analytics API for example, can still be refused for the day. */
@ApplicationScoped
class Till {
    private final Purse purse;
    private final Clock clock;

    Till(Purse purse, Clock clock) {
        this.purse = purse;
        this.clock = clock;
    }

    /** Empty when it is paid. */
    Uni<Optional<Reply>> take(Who who, Spend spend) {
        if (spend.units() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .completionStage(() -> purse.take(who.tenantId(), spend))
                .map(payment -> payment instanceof Payment.Short none ? Optional.of(waits(none)) : Optional.empty());
    }

    /** YouTube says that nothing is left today. */
    Uni<Reply> spent(Spend spend, String words) {
        return spend.units() == 0
                ? Uni.createFrom()
                        .item(new Reply.Waits(null, QuotaDay.at(clock.instant()).resetsAt(), words))
                : Uni.createFrom()
                        .completionStage(() -> purse.spent(spend.bucket(), words))
                        .map(Till::waits);
    }

    private static Reply waits(Payment.Short none) {
        return new Reply.Waits(none.bucket(), none.until(), none.words());
    }
}
