package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.execution.OrderSnapshot;
import dev.ratiomesh.order.placing.execution.ReportPolicy;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsClient;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import dev.ratiomesh.order.placing.state.Order;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Follows an order that the provider has accepted: cost and views, the end, and corrections after it. {@link ReportPolicy}
 * decides, here it is carried out.
 */
@ApplicationScoped
class FollowWork {
    private final ClaimedOrders desk;
    private final GoogleAdsClient ads;
    private final OrderMeters meters;
    private final ReportPolicy after;

    FollowWork(ClaimedOrders desk, GoogleAdsClient ads, OrderMeters meters, OrderConfig config) {
        this.desk = desk;
        this.ads = ads;
        this.meters = meters;
        this.after = new ReportPolicy(config.work().settleAfter());
    }

    /** Takes a report; the last one settles the order. */
    Uni<Void> report(Claim claim, Order order) {
        return ads.report(order)
                .chain(reading -> carryOut(claim, standing -> read(standing, reading)))
                .onFailure(ProviderException.class)
                .recoverWithUni(trouble -> troubled(claim, (ProviderException) trouble));
    }

    /** Stops it at the provider. Repeating that does no harm. */
    Uni<Void> end(Claim claim, Order order) {
        return ads.stop(order)
                .chain(() -> carryOut(claim, after::onStopped))
                .onFailure(ProviderException.class)
                .recoverWithUni(trouble -> troubled(claim, (ProviderException) trouble));
    }

    private WorkStep read(OrderSnapshot standing, RawReport reading) {
        WorkStep step = after.onReport(standing, reading);
        if (step instanceof WorkStep.BackOff) {
            meters.unusableReport();
        }
        return step;
    }

    private Uni<Void> carryOut(Claim claim, Function<OrderSnapshot, WorkStep> decide) {
        return desk.with(claim, open -> open.write(decide.apply(open.standing())))
                .replaceWithVoid();
    }

    private Uni<Void> troubled(Claim claim, ProviderException trouble) {
        return carryOut(
                claim, standing -> standing.backOff(new WorkStep.RetryReason(trouble.words(), trouble.pause())));
    }
}
