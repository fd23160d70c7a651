package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.AfterPlacing;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.Report.Reading;
import dev.ratiomesh.order.placing.Standing;
import dev.ratiomesh.order.placing.Step;
import dev.ratiomesh.order.placing.outbound.GoogleAds;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.ProviderTrouble;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Follows an order that the provider has accepted: cost and views, the end, and corrections after it. {@link AfterPlacing}
 * decides, here it is carried out.
 */
@ApplicationScoped
class FollowWork {
    private final Desk desk;
    private final GoogleAds ads;
    private final OrderMeters meters;
    private final AfterPlacing after;

    FollowWork(Desk desk, GoogleAds ads, OrderMeters meters, OrderConfig config) {
        this.desk = desk;
        this.ads = ads;
        this.meters = meters;
        this.after = new AfterPlacing(config.work().settleAfter());
    }

    /** Takes a report; the last one settles the order. */
    Uni<Void> report(Claim claim, Order order) {
        return ads.report(order)
                .chain(reading -> carryOut(claim, standing -> read(standing, reading)))
                .onFailure(ProviderTrouble.class)
                .recoverWithUni(trouble -> troubled(claim, (ProviderTrouble) trouble));
    }

    /** Stops it at the provider. Repeating that does no harm. */
    Uni<Void> end(Claim claim, Order order) {
        return ads.stop(order)
                .chain(() -> carryOut(claim, after::stopped))
                .onFailure(ProviderTrouble.class)
                .recoverWithUni(trouble -> troubled(claim, (ProviderTrouble) trouble));
    }

    private Step read(Standing standing, Reading reading) {
        Step step = after.read(standing, reading);
        if (step instanceof Step.Pause) {
            meters.unusableReport();
        }
        return step;
    }

    private Uni<Void> carryOut(Claim claim, Function<Standing, Step> decide) {
        return desk.with(claim, open -> open.write(decide.apply(open.standing())))
                .replaceWithVoid();
    }

    private Uni<Void> troubled(Claim claim, ProviderTrouble trouble) {
        return carryOut(claim, standing -> standing.pause(new Step.Trouble(trouble.words(), trouble.pause())));
    }
}
