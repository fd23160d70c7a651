package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.runtime.CrashPoint;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.execution.OrderSnapshot;
import dev.ratiomesh.order.placing.execution.SendResultPolicy;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.inbound.OrderWorker.AfterCommit;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsClient;
import dev.ratiomesh.order.placing.outbound.googleads.GoogleAdsClient.Prepared;
import dev.ratiomesh.order.placing.state.OrderProposal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Function;

/**
 * Places an order at the provider at most once. SENDING is committed before the connection opens; when the outcome stays
 * unknown, the campaign is looked up by the order's name. {@link SendResultPolicy} decides what follows.
 */
@ApplicationScoped
class SendWorker {
    /** Crash points, by the names that the crash test gives to {@link CrashPoint}. */
    private static final String POINT_SENDING_COMMITTED = "sending-committed";

    private static final String POINT_PROVIDER_ANSWERED = "provider-answered";
    private static final String POINT_RESULT_COMMITTED = "answer-committed";

    private final ClaimedOrders orders;
    private final GoogleAdsClient ads;
    private final SendResultPolicy resultPolicy;

    SendWorker(ClaimedOrders orders, GoogleAdsClient ads, OrderConfig config) {
        this.orders = orders;
        this.ads = ads;
        this.resultPolicy = new SendResultPolicy(config.work().absenceDelay());
    }

    /**
     * Saves that the order is being sent.
     *
     * @return work that sends the order, or leaves it to a later claim when too much time has passed since this call
     */
    Uni<AfterCommit> start(Claim claim, ClaimedOrders.ClaimedOrder claimed, WorkStep.Send step) {
        Prepared request = ads.prepare(step.proposal(), claimed.now(), step.endsAt());
        Instant savedAt = claimed.now();
        AfterCommit send = () -> resultPolicy.maySend(savedAt, orders.now())
                ? send(claim, step.proposal(), request)
                : Uni.createFrom().voidItem();
        return claimed.saveAndKeepLease(step.sendTransition().forRequest(request.bodyHash()))
                .replaceWith(send);
    }

    private Uni<Void> send(Claim claim, OrderProposal order, Prepared request) {
        CrashPoint.reached(POINT_SENDING_COMMITTED);
        return ads.send(request)
                .invoke(() -> CrashPoint.reached(POINT_PROVIDER_ANSWERED))
                .chain(result -> saveStep(claim, order, snapshot -> resultPolicy.onSendResult(snapshot, result)))
                .invoke(() -> CrashPoint.reached(POINT_RESULT_COMMITTED));
    }

    /** Looks up an order whose last attempt has no known outcome. */
    Uni<Void> recover(Claim claim, OrderProposal order) {
        Instant askedAt = orders.now();
        return ads.findByName(order)
                .chain(result ->
                        saveStep(claim, order, snapshot -> resultPolicy.onRecoveryLookup(snapshot, result, askedAt)));
    }

    private Uni<Void> lookUpNow(Claim claim, OrderProposal order, String message) {
        return ads.findByName(order)
                .chain(result ->
                        saveStep(claim, order, snapshot -> resultPolicy.onImmediateLookup(snapshot, message, result)));
    }

    private Uni<Void> saveStep(Claim claim, OrderProposal order, Function<OrderSnapshot, WorkStep> decide) {
        return orders.inTransaction(claim, claimed -> saveStep(claim, order, claimed, decide.apply(claimed.snapshot())))
                .chain(work ->
                        work.map(AfterCommit::run).orElse(Uni.createFrom().voidItem()));
    }

    private Uni<AfterCommit> saveStep(
            Claim claim, OrderProposal order, ClaimedOrders.ClaimedOrder claimed, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            return start(claim, claimed, send);
        }
        AfterCommit work = step instanceof WorkStep.LookUpNow lookUp
                ? () -> lookUpNow(claim, order, lookUp.message())
                : OrderWorker.nothingLeft();
        return claimed.save(step).replaceWith(work);
    }
}
