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
 * Brings an order to the provider at most once. Before the socket opens, SENDING is committed; whatever is not known
 * afterwards is asked for by the order's name. {@link SendResultPolicy} decides, here it is carried out.
 */
@ApplicationScoped
class SendWorker {
    private static final String POINT_SENDING_COMMITTED = "sending-committed";
    private static final String POINT_PROVIDER_ANSWERED = "provider-answered";
    private static final String POINT_RESULT_COMMITTED = "answer-committed";

    private final ClaimedOrders orders;
    private final GoogleAdsClient ads;
    private final SendResultPolicy resultPolicy;

    SendWorker(ClaimedOrders desk, GoogleAdsClient ads, OrderConfig config) {
        this.orders = desk;
        this.ads = ads;
        this.resultPolicy = new SendResultPolicy(config.work().absenceDelay());
    }

    /** Writes that it is being sent; the rest sends it, or leaves it to a later claim when too much time has passed. */
    Uni<AfterCommit> start(Claim claim, ClaimedOrders.ClaimedOrder open, WorkStep.Send step) {
        Prepared request = ads.prepare(step.proposal(), open.now(), step.until());
        Instant written = open.now();
        AfterCommit send = () -> resultPolicy.maySend(written, orders.now())
                ? send(claim, step.proposal(), request)
                : Uni.createFrom().voidItem();
        return open.saveAndKeepLease(step.sender().send(request.bodyHash())).replaceWith(send);
    }

    private Uni<Void> send(Claim claim, OrderProposal order, Prepared request) {
        CrashPoint.reached(POINT_SENDING_COMMITTED);
        return ads.send(request)
                .invoke(() -> CrashPoint.reached(POINT_PROVIDER_ANSWERED))
                .chain(reply -> saveStep(claim, order, standing -> resultPolicy.onSendResult(standing, reply)))
                .invoke(() -> CrashPoint.reached(POINT_RESULT_COMMITTED));
    }

    /** Somebody began and it is not known how it ended. */
    Uni<Void> recover(Claim claim, OrderProposal order) {
        Instant askedAt = orders.now();
        return ads.findByName(order)
                .chain(answer -> saveStep(claim, order, standing -> resultPolicy.onRecoveryLookup(standing, answer, askedAt)));
    }

    private Uni<Void> lookUpNow(Claim claim, OrderProposal order, String words) {
        return ads.findByName(order)
                .chain(answer -> saveStep(claim, order, standing -> resultPolicy.onImmediateLookup(standing, words, answer)));
    }

    private Uni<Void> saveStep(Claim claim, OrderProposal order, Function<OrderSnapshot, WorkStep> decide) {
        return orders.inTransaction(claim, open -> saveStep(claim, order, open, decide.apply(open.snapshot())))
                .chain(rest -> rest.map(AfterCommit::run).orElse(Uni.createFrom().voidItem()));
    }

    private Uni<AfterCommit> saveStep(Claim claim, OrderProposal order, ClaimedOrders.ClaimedOrder open, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            return start(claim, open, send);
        }
        AfterCommit rest = step instanceof WorkStep.LookUpNow doubt
                ? () -> lookUpNow(claim, order, doubt.words())
                : OrderWorker.nothingLeft();
        return open.save(step).replaceWith(rest);
    }
}
