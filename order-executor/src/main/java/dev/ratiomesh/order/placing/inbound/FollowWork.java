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
    private final ClaimedOrders orders;
    private final GoogleAdsClient ads;
    private final OrderMeters meters;
    private final ReportPolicy reportPolicy;

    FollowWork(ClaimedOrders desk, GoogleAdsClient ads, OrderMeters meters, OrderConfig config) {
        this.orders = desk;
        this.ads = ads;
        this.meters = meters;
        this.reportPolicy = new ReportPolicy(config.work().settleAfter());
    }

    /** Takes a report; the last one settles the order. */
    Uni<Void> updateFromReport(Claim claim, Order order) {
        return ads.fetchReport(order)
                .chain(reading -> saveStep(claim, standing -> applyReport(standing, reading)))
                .onFailure(ProviderException.class)
                .recoverWithUni(trouble -> backOff(claim, (ProviderException) trouble));
    }

    /** Stops it at the provider. Repeating that does no harm. */
    Uni<Void> stop(Claim claim, Order order) {
        return ads.stop(order)
                .chain(() -> saveStep(claim, reportPolicy::stopped))
                .onFailure(ProviderException.class)
                .recoverWithUni(trouble -> backOff(claim, (ProviderException) trouble));
    }

    private WorkStep applyReport(OrderSnapshot standing, RawReport reading) {
        WorkStep step = reportPolicy.read(standing, reading);
        if (step instanceof WorkStep.BackOff) {
            meters.unusableReport();
        }
        return step;
    }

    private Uni<Void> saveStep(Claim claim, Function<OrderSnapshot, WorkStep> decide) {
        return orders.inTransaction(claim, open -> open.save(decide.apply(open.snapshot())))
                .replaceWithVoid();
    }

    private Uni<Void> backOff(Claim claim, ProviderException trouble) {
        return saveStep(claim, standing -> standing.pause(new WorkStep.RetryReason(trouble.message(), trouble.retryDelay())));
    }
}
