package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import dev.ratiomesh.order.placing.state.Sending;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows from what a provider answers while it is not known whether it has an order. Nothing goes out again before
 * the provider has said that it is not there, and nothing is given up before that can be believed.
 *
 * @param quiet for how long after an unanswered request "not there" is not believed
 */
public record SendResultPolicy(Duration quiet) {

    /**
     * Whether a sender may still open the socket. One that stood still since it wrote SENDING must not: "not there" is
     * believed once {@code quiet} has passed since then, and the half of it that is left belongs to the provider.
     */
    public boolean maySend(Instant written, Instant now) {
        return now.isBefore(written.plus(quiet.dividedBy(2)));
    }

    /** The answer to the order itself. */
    public WorkStep onSendResult(OrderSnapshot standing, SendResult reply) {
        if (!(standing.order() instanceof Sending sending)) {
            return standing.rest();
        }
        if (reply instanceof SendResult.OrderAccepted accepted) {
            return standing.rest(sending.placed(accepted.reference(), standing.now()));
        }
        if (reply instanceof SendResult.NotExecuted not) {
            return notDone(standing, sending, new WorkStep.RetryReason(not.words(), not.pause()));
        }
        if (reply instanceof SendResult.OrderDeclined declined) {
            return declined(standing, sending, declined.words());
        }
        String words = reply instanceof SendResult.NameTaken taken
                ? taken.words()
                : ((SendResult.Indeterminate) reply).words();
        return new WorkStep.LookUpNow(Transition.withoutEvents(sending.unsure()), words);
    }

    /** Asked for its name right after an answer that said nothing: what is not there now may still come. */
    public WorkStep onImmediateLookup(OrderSnapshot standing, String words, LookupResult answer) {
        if (!(standing.order() instanceof InDoubtOrder unsettled)) {
            return standing.rest();
        }
        return answer instanceof LookupResult.NotAtProvider
                ? standing.pause(new WorkStep.RetryReason(words, Duration.ZERO))
                : unlessAbsent(standing, unsettled, words, answer);
    }

    /**
     * Asked for its name because somebody began to send it and it is not known how that ended.
     *
     * @param askedAt when the question went out; the answer may have taken its time, and is no newer than that
     */
    public WorkStep onRecoveryLookup(OrderSnapshot standing, LookupResult answer, Instant askedAt) {
        if (!(standing.order() instanceof InDoubtOrder unsettled)) {
            return standing.rest();
        }
        return answer instanceof LookupResult.NotAtProvider
                ? absent(standing, unsettled, askedAt)
                : unlessAbsent(standing, unsettled, "its sender stopped", answer);
    }

    private WorkStep declined(OrderSnapshot standing, Sending sending, String words) {
        return sending.isLastWord(quiet)
                ? standing.rest(sending.refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, words), standing.now()))
                : notDone(standing, sending, new WorkStep.RetryReason(words, quiet));
    }

    private static WorkStep notDone(OrderSnapshot standing, Sending sending, WorkStep.RetryReason trouble) {
        return new WorkStep.BackOff(Transition.withoutEvents(sending.notDone()), standing.ending(), trouble);
    }

    private static WorkStep unlessAbsent(
            OrderSnapshot standing, InDoubtOrder order, String words, LookupResult answer) {
        if (answer instanceof LookupResult.OrderFound found) {
            return standing.rest(order.placed(found.reference(), standing.now()));
        }
        LookupResult.LookupInconclusive none = (LookupResult.LookupInconclusive) answer;
        boolean mayBeThere = order.attempt().openSince() != null;
        if (!(order instanceof Sending sending) || !mayBeThere) {
            return standing.pause(new WorkStep.RetryReason(none.words(), none.pause()));
        }
        String detail = words + "; asked for its name: " + none.words();
        return new WorkStep.BackOff(
                sending.unconfirmed(detail, standing.now()),
                standing.ending(),
                new WorkStep.RetryReason(detail, none.pause()));
    }

    /** It is not there: out once more, or the end, as soon as "not there" can be believed. */
    private WorkStep absent(OrderSnapshot standing, InDoubtOrder order, Instant askedAt) {
        Instant now = standing.now();
        Optional<EndRequest> end = Optional.ofNullable(standing.ending())
                .or(() -> order.isTooLate(now)
                        ? Optional.of(EndRequest.auto("the provider did not take it in time"))
                        : Optional.empty());
        if (end.isEmpty()) {
            Instant until = order.attempt().endsAt();
            return new WorkStep.Send(order.proposal(), until, requestHash -> order.resend(requestHash, now));
        }
        return order.absenceConfirmed(askedAt, quiet)
                ? standing.rest(order.abandon(end.get(), now))
                : standing.pause(new WorkStep.RetryReason("it shall end, and is not at the provider so far", quiet));
    }
}
