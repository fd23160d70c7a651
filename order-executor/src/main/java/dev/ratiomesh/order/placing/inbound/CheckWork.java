package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.placing.AfterChecking;
import dev.ratiomesh.order.placing.Unsent;
import dev.ratiomesh.order.placing.outbound.GoogleAds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Asks the provider whether it would take an order, before a person is asked and before it is sent. {@link AfterChecking}
 * decides, here it is carried out.
 */
@ApplicationScoped
class CheckWork {
    private final Desk desk;
    private final GoogleAds ads;
    private final Clock clock;

    CheckWork(Desk desk, GoogleAds ads, Clock clock) {
        this.desk = desk;
        this.ads = ads;
        this.clock = clock;
    }

    Uni<Void> check(Claim claim, Unsent order) {
        Instant now = clock.instant();
        return ads.check(order.proposal(), now, order.end(now))
                .chain(answer -> desk.with(claim, open -> open.write(AfterChecking.checked(open.standing(), answer))))
                .replaceWithVoid();
    }
}
