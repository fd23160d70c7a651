package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.execution.OrderSnapshot;
import dev.ratiomesh.order.placing.execution.ReportPolicy;
import dev.ratiomesh.order.placing.execution.ValidationPolicy;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.outbound.OrderMeters;
import dev.ratiomesh.order.placing.outbound.ProviderException;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsClient;
import dev.ratiomesh.order.placing.state.DeliveryReport.RawReport;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/**
 * Makes the provider calls that place nothing: validation before an order is sent, reports and the stop afterwards.
 * {@link ValidationPolicy} and {@link ReportPolicy} decide what follows; each decision is saved in one transaction that the
 * claim fences. All three calls may be repeated without harm.
 */
@ApplicationScoped
class ProviderFollowUp {
    private final ClaimedOrders orders;
    private final GoogleAdsClient ads;
    private final OrderMeters meters;
    private final Clock clock;
    private final ReportPolicy reportPolicy;

    ProviderFollowUp(ClaimedOrders orders, GoogleAdsClient ads, OrderMeters meters, Clock clock, OrderConfig config) {
        this.orders = orders;
        this.ads = ads;
        this.meters = meters;
        this.clock = clock;
        this.reportPolicy = new ReportPolicy(config.work().settleAfter());
    }

    /** Makes the provider call of a step. A lookup belongs to {@link SendWorker}, because it may lead to another attempt. */
    Uni<Void> handle(Claim claim, WorkStep.CallProvider call) {
        Order order = call.order();
        return switch (call.action()) {
            case VALIDATE -> validate(claim, (UnsentOrder) order);
            case REPORT, SETTLE -> updateFromReport(claim, order);
            case STOP -> stop(claim, order);
            case NONE, CANCEL, SEND, LOOK_UP -> throw new IllegalStateException(call.action() + " is no follow-up");
        };
    }

    /** Asks whether the provider would accept the order, before an approver decides and before it is sent. */
    private Uni<Void> validate(Claim claim, UnsentOrder order) {
        Instant now = clock.instant();
        return ads.validate(order.proposal(), now, order.endWhenSentAt(now))
                .chain(result -> saveStep(claim, snapshot -> ValidationPolicy.onValidationResult(snapshot, result)));
    }

    /** Fetches cost and views of an accepted order and applies them; the last report settles the order. */
    private Uni<Void> updateFromReport(Claim claim, Order order) {
        return ads.fetchReport(order)
                .chain(report -> saveStep(claim, snapshot -> applyReport(snapshot, report)))
                .onFailure(ProviderException.class)
                .recoverWithUni(failure -> backOff(claim, (ProviderException) failure));
    }

    /** Stops the order's campaign at the provider. */
    private Uni<Void> stop(Claim claim, Order order) {
        return ads.stop(order)
                .chain(() -> saveStep(claim, reportPolicy::onStopped))
                .onFailure(ProviderException.class)
                .recoverWithUni(failure -> backOff(claim, (ProviderException) failure));
    }

    private WorkStep applyReport(OrderSnapshot snapshot, RawReport report) {
        WorkStep step = reportPolicy.onReport(snapshot, report);
        if (step instanceof WorkStep.BackOff) {
            meters.unusableReport();
        }
        return step;
    }

    private Uni<Void> backOff(Claim claim, ProviderException failure) {
        return saveStep(
                claim, snapshot -> snapshot.backOff(new WorkStep.RetryReason(failure.message(), failure.retryDelay())));
    }

    private Uni<Void> saveStep(Claim claim, Function<OrderSnapshot, WorkStep> decide) {
        return orders.inTransaction(claim, order -> order.save(decide.apply(order.snapshot())))
                .replaceWithVoid();
    }
}
