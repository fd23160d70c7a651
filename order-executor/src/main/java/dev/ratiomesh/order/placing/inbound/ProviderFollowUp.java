package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.placing.execution.ValidationPolicy;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsClient;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Asks the provider whether it would take an order, before a person is asked and before it is sent. {@link ValidationPolicy}
 * decides, here it is carried out.
 */
@ApplicationScoped
class ProviderFollowUp {
    private final ClaimedOrders orders;
    private final GoogleAdsClient ads;
    private final Clock clock;

    ProviderFollowUp(ClaimedOrders desk, GoogleAdsClient ads, Clock clock) {
        this.orders = desk;
        this.ads = ads;
        this.clock = clock;
    }

    Uni<Void> validate(Claim claim, UnsentOrder order) {
        Instant now = clock.instant();
        return ads.validate(order.proposal(), now, order.end(now))
                .chain(answer ->
                        orders.inTransaction(claim, open -> open.save(ValidationPolicy.checked(open.snapshot(), answer))))
                .replaceWithVoid();
    }
}
