package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.runtime.CrashPoint;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.execution.OrderSnapshot;
import dev.ratiomesh.order.placing.execution.SendResultPolicy;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.inbound.OrderWorker.WorkPause;
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
    private static final String KILL_BEFORE = "sending-committed";
    private static final String KILL_ANSWERED = "provider-answered";
    private static final String KILL_WRITTEN = "answer-committed";

    private final ClaimedOrders desk;
    private final GoogleAdsClient ads;
    private final SendResultPolicy after;

    SendWorker(ClaimedOrders desk, GoogleAdsClient ads, OrderConfig config) {
        this.desk = desk;
        this.ads = ads;
        this.after = new SendResultPolicy(config.work().absenceDelay());
    }

    /** Writes that it is being sent; the rest sends it, or leaves it to a later claim when too much time has passed. */
    Uni<WorkPause> begin(Claim claim, ClaimedOrders.ClaimedOrder open, WorkStep.Send step) {
        Prepared request = ads.prepare(step.proposal(), open.now(), step.until());
        Instant written = open.now();
        WorkPause send = () -> after.maySend(written, desk.now())
                ? send(claim, step.proposal(), request)
                : Uni.createFrom().voidItem();
        return open.stepAndGoOn(step.sender().send(request.hash())).replaceWith(send);
    }

    private Uni<Void> send(Claim claim, OrderProposal order, Prepared request) {
        CrashPoint.reached(KILL_BEFORE);
        return ads.place(request)
                .invoke(() -> CrashPoint.reached(KILL_ANSWERED))
                .chain(reply -> carryOut(claim, order, standing -> after.onSendResult(standing, reply)))
                .invoke(() -> CrashPoint.reached(KILL_WRITTEN));
    }

    /** Somebody began and it is not known how it ended. */
    Uni<Void> recover(Claim claim, OrderProposal order) {
        Instant askedAt = desk.now();
        return ads.findByName(order)
                .chain(answer -> carryOut(claim, order, standing -> after.onRecoveryLookup(standing, answer, askedAt)));
    }

    private Uni<Void> ask(Claim claim, OrderProposal order, String words) {
        return ads.findByName(order)
                .chain(answer -> carryOut(claim, order, standing -> after.onImmediateLookup(standing, words, answer)));
    }

    private Uni<Void> carryOut(Claim claim, OrderProposal order, Function<OrderSnapshot, WorkStep> decide) {
        return desk.with(claim, open -> carryOut(claim, order, open, decide.apply(open.standing())))
                .chain(rest -> rest.map(WorkPause::go).orElse(Uni.createFrom().voidItem()));
    }

    private Uni<WorkPause> carryOut(Claim claim, OrderProposal order, ClaimedOrders.ClaimedOrder open, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            return begin(claim, open, send);
        }
        WorkPause rest = step instanceof WorkStep.LookUpNow doubt
                ? () -> ask(claim, order, doubt.words())
                : OrderWorker.nothing();
        return open.write(step).replaceWith(rest);
    }
}
