package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.OrderConfig;
import dev.ratiomesh.order.placing.Approved;
import dev.ratiomesh.order.placing.Ending;
import dev.ratiomesh.order.placing.LookUp;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.Proposal;
import dev.ratiomesh.order.placing.Refusal;
import dev.ratiomesh.order.placing.Reply;
import dev.ratiomesh.order.placing.Sending;
import dev.ratiomesh.order.placing.Unsettled;
import dev.ratiomesh.order.placing.inbound.OrderWork.Rest;
import dev.ratiomesh.order.placing.outbound.DueWork.Claim;
import dev.ratiomesh.order.placing.outbound.GoogleAds;
import dev.ratiomesh.order.placing.outbound.GoogleAds.Prepared;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings an order to the provider at most once. Before the socket opens, SENDING is committed; whatever is not known
 * afterwards is asked for by the order's name, and nothing goes out again before the provider has said that it is not
 * there.
 */
@ApplicationScoped
class SendWork {
    private final Desk desk;
    private final GoogleAds ads;
    private final Duration quiet;

    SendWork(Desk desk, GoogleAds ads, OrderConfig config) {
        this.desk = desk;
        this.ads = ads;
        this.quiet = config.work().quiet();
    }

    /** The first time. */
    Uni<Rest> begin(Claim claim, Desk.Open open, Approved approved) {
        var now = open.now();
        Prepared request = ads.prepare(approved.proposal(), now, approved.end(now));
        Rest rest = () -> send(claim, request);
        return open.stepAndGoOn(approved.send(request.hash(), now)).replaceWith(rest);
    }

    /** Somebody began and it is not known how it ended. */
    Uni<Void> recover(Claim claim, Proposal order) {
        return ads.find(order.account(), order.orderId()).chain(answer -> recovered(claim, answer));
    }

    private Uni<Void> send(Claim claim, Prepared request) {
        return ads.place(request).chain(reply -> replied(claim, request.account(), reply));
    }

    private Uni<Void> replied(Claim claim, String account, Reply reply) {
        if (reply instanceof Reply.Accepted accepted) {
            return with(claim, (open, order) -> open.step(order.placed(accepted.reference(), open.now())));
        }
        if (reply instanceof Reply.NotNow not) {
            return with(claim, (open, order) -> notDone(open, order, not.words(), not.pause()));
        }
        if (reply instanceof Reply.Declined declined) {
            return with(claim, (open, order) -> declined(open, order, declined.words()));
        }
        String words = reply instanceof Reply.NameTaken taken ? taken.words() : ((Reply.Unknown) reply).words();
        return with(claim, (open, order) -> unsure(open, order))
                .chain(() -> ads.find(account, claim.orderId()))
                .chain(answer -> asked(claim, words, answer));
    }

    /** After an answer that said nothing: if it is not there now, it may still come; it is asked for again later. */
    private Uni<Void> asked(Claim claim, String words, LookUp answer) {
        return with(
                claim,
                (open, order) -> answer instanceof LookUp.Absent
                        ? open.wait(words, Duration.ZERO)
                        : unlessAbsent(open, order, words, answer));
    }

    private Uni<Void> recovered(Claim claim, LookUp answer) {
        if (!(answer instanceof LookUp.Absent)) {
            return with(claim, (open, order) -> unlessAbsent(open, order, "its sender stopped", answer));
        }
        return desk.with(claim, (open, order) -> absent(claim, open, (Unsettled) order))
                .chain(rest -> rest.map(Rest::go).orElse(Uni.createFrom().voidItem()));
    }

    private Uni<Void> unlessAbsent(Desk.Open open, Unsettled order, String words, LookUp answer) {
        if (answer instanceof LookUp.Found found) {
            return open.step(order.placed(found.reference(), open.now()));
        }
        LookUp.Unanswered none = (LookUp.Unanswered) answer;
        boolean mayBeThere = order.attempt().openSince() != null;
        if (!(order instanceof Sending sending) || !mayBeThere) {
            return open.wait(none.words(), none.pause());
        }
        String detail = words + "; asked for its name: " + none.words();
        return open.step(sending.unconfirmed(detail, open.now())).chain(() -> open.wait(detail, none.pause()));
    }

    /** It is not there: out once more, or the end, as soon as "not there" can be believed. */
    private Uni<Rest> absent(Claim claim, Desk.Open open, Unsettled order) {
        var now = open.now();
        Optional<Ending> end = Optional.ofNullable(open.row().ending())
                .or(() -> order.isTooLate(now)
                        ? Optional.of(new Ending(Ending.AUTO, "the provider did not take it in time"))
                        : Optional.empty());
        if (end.isEmpty()) {
            Prepared request =
                    ads.prepare(order.proposal(), now, order.attempt().endsAt());
            Rest rest = () -> send(claim, request);
            return open.stepAndGoOn(order.again(request.hash(), now)).replaceWith(rest);
        }
        Uni<Void> done = order.isSurelyAbsent(now, quiet)
                ? open.step(order.givenUp(end.get(), now))
                : open.wait("it shall end, and is not at the provider so far", quiet);
        return done.replaceWith(OrderWork.nothing());
    }

    private Uni<Void> declined(Desk.Open open, Unsettled order, String words) {
        Sending sending = (Sending) order;
        return sending.isLastWord(open.now(), quiet)
                ? open.step(sending.refused(new Refusal(RefusalCode.PROVIDER_REFUSED, words), open.now()))
                : notDone(open, order, words, quiet);
    }

    private static Uni<Void> notDone(Desk.Open open, Unsettled order, String words, Duration pause) {
        open.row().take(((Sending) order).notDone());
        return open.wait(words, pause);
    }

    private static Uni<Void> unsure(Desk.Open open, Unsettled order) {
        open.row().take(((Sending) order).unsure());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> with(Claim claim, java.util.function.BiFunction<Desk.Open, Unsettled, Uni<Void>> work) {
        return desk.with(claim, (Desk.Open open, Order order) -> work.apply(open, (Unsettled) order))
                .replaceWithVoid();
    }
}
