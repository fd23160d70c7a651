package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.CrashPoint;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.AfterSending;
import dev.ratiomesh.order.placing.Proposal;
import dev.ratiomesh.order.placing.Standing;
import dev.ratiomesh.order.placing.Step;
import dev.ratiomesh.order.placing.inbound.OrderWork.Rest;
import dev.ratiomesh.order.placing.outbound.GoogleAds;
import dev.ratiomesh.order.placing.outbound.GoogleAds.Prepared;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.function.Function;

/**
 * Brings an order to the provider at most once. Before the socket opens, SENDING is committed; whatever is not known
 * afterwards is asked for by the order's name. {@link AfterSending} decides, here it is carried out.
 */
@ApplicationScoped
class SendWork {
    private static final String KILL_BEFORE = "sending-committed";
    private static final String KILL_ANSWERED = "provider-answered";
    private static final String KILL_WRITTEN = "answer-committed";

    private final Desk desk;
    private final GoogleAds ads;
    private final AfterSending after;

    SendWork(Desk desk, GoogleAds ads, OrderConfig config) {
        this.desk = desk;
        this.ads = ads;
        this.after = new AfterSending(config.work().quiet());
    }

    /** Writes that it is being sent; the rest sends it, or leaves it to a later claim when too much time has passed. */
    Uni<Rest> begin(Claim claim, Desk.Open open, Step.Send step) {
        Prepared request = ads.prepare(step.proposal(), open.now(), step.until());
        Instant written = open.now();
        Rest send = () -> after.maySend(written, desk.now())
                ? send(claim, step.proposal(), request)
                : Uni.createFrom().voidItem();
        return open.stepAndGoOn(step.sender().send(request.hash())).replaceWith(send);
    }

    private Uni<Void> send(Claim claim, Proposal order, Prepared request) {
        CrashPoint.reached(KILL_BEFORE);
        return ads.place(request)
                .invoke(() -> CrashPoint.reached(KILL_ANSWERED))
                .chain(reply -> carryOut(claim, order, standing -> after.replied(standing, reply)))
                .invoke(() -> CrashPoint.reached(KILL_WRITTEN));
    }

    /** Somebody began and it is not known how it ended. */
    Uni<Void> recover(Claim claim, Proposal order) {
        Instant askedAt = desk.now();
        return ads.find(order)
                .chain(answer -> carryOut(claim, order, standing -> after.recovered(standing, answer, askedAt)));
    }

    private Uni<Void> ask(Claim claim, Proposal order, String words) {
        return ads.find(order)
                .chain(answer -> carryOut(claim, order, standing -> after.asked(standing, words, answer)));
    }

    private Uni<Void> carryOut(Claim claim, Proposal order, Function<Standing, Step> decide) {
        return desk.with(claim, open -> carryOut(claim, order, open, decide.apply(open.standing())))
                .chain(rest -> rest.map(Rest::go).orElse(Uni.createFrom().voidItem()));
    }

    private Uni<Rest> carryOut(Claim claim, Proposal order, Desk.Open open, Step step) {
        if (step instanceof Step.Send send) {
            return begin(claim, open, send);
        }
        Rest rest = step instanceof Step.Doubt doubt ? () -> ask(claim, order, doubt.words()) : OrderWork.nothing();
        return open.write(step).replaceWith(rest);
    }
}
