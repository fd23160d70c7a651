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
 * @param absenceDelay for how long after an unanswered request "not there" is not believed
 */
public record SendResultPolicy(Duration absenceDelay) {

    /**
     * Whether a sender may still open the socket. One that stood still since it wrote SENDING must not: "not there" is
     * believed once {@code quiet} has passed since then, and the half of it that is left belongs to the provider.
     */
    public boolean maySend(Instant written, Instant now) {
        return now.isBefore(written.plus(absenceDelay.dividedBy(2)));
    }

    /** The answer to the order itself. */
    public WorkStep onSendResult(OrderSnapshot standing, SendResult reply) {
        if (!(standing.order() instanceof Sending sending)) {
            return standing.save();
        }
        if (reply instanceof SendResult.OrderAccepted accepted) {
            return standing.save(sending.placed(accepted.reference(), standing.now()));
        }
        if (reply instanceof SendResult.NotExecuted not) {
            return retryLater(standing, sending, new WorkStep.RetryReason(not.message(), not.minimumDelay()));
        }
        if (reply instanceof SendResult.OrderDeclined declined) {
            return onDeclined(standing, sending, declined.message());
        }
        String words = reply instanceof SendResult.NameTaken taken
                ? taken.message()
                : ((SendResult.Indeterminate) reply).message();
        return new WorkStep.LookUpNow(Transition.withoutEvents(sending.indeterminate()), words);
    }

    /** Asked for its name right after an answer that said nothing: what is not there now may still come. */
    public WorkStep onImmediateLookup(OrderSnapshot standing, String words, LookupResult answer) {
        if (!(standing.order() instanceof InDoubtOrder unsettled)) {
            return standing.save();
        }
        return answer instanceof LookupResult.NotAtProvider
                ? standing.backOff(new WorkStep.RetryReason(words, Duration.ZERO))
                : onFoundOrInconclusive(standing, unsettled, words, answer);
    }

    /**
     * Asked for its name because somebody began to send it and it is not known how that ended.
     *
     * @param askedAt when the question went out; the answer may have taken its time, and is no newer than that
     */
    public WorkStep onRecoveryLookup(OrderSnapshot standing, LookupResult answer, Instant askedAt) {
        if (!(standing.order() instanceof InDoubtOrder unsettled)) {
            return standing.save();
        }
        return answer instanceof LookupResult.NotAtProvider
                ? onAbsence(standing, unsettled, askedAt)
                : onFoundOrInconclusive(standing, unsettled, "its sender stopped", answer);
    }

    private WorkStep onDeclined(OrderSnapshot standing, Sending sending, String words) {
        return sending.refusalIsFinal(absenceDelay)
                ? standing.save(sending.refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, words), standing.now()))
                : retryLater(standing, sending, new WorkStep.RetryReason(words, absenceDelay));
    }

    private static WorkStep retryLater(OrderSnapshot standing, Sending sending, WorkStep.RetryReason trouble) {
        return new WorkStep.BackOff(Transition.withoutEvents(sending.notExecuted()), standing.endRequest(), trouble);
    }

    private static WorkStep onFoundOrInconclusive(
            OrderSnapshot standing, InDoubtOrder order, String words, LookupResult answer) {
        if (answer instanceof LookupResult.OrderFound found) {
            return standing.save(order.placed(found.reference(), standing.now()));
        }
        LookupResult.LookupInconclusive none = (LookupResult.LookupInconclusive) answer;
        boolean mayBeThere = order.attempt().possiblyPlacedSince() != null;
        if (!(order instanceof Sending sending) || !mayBeThere) {
            return standing.backOff(new WorkStep.RetryReason(none.message(), none.minimumDelay()));
        }
        String detail = words + "; asked for its name: " + none.message();
        return new WorkStep.BackOff(
                sending.unconfirmed(detail, standing.now()),
                standing.endRequest(),
                new WorkStep.RetryReason(detail, none.minimumDelay()));
    }

    /** It is not there: out once more, or the end, as soon as "not there" can be believed. */
    private WorkStep onAbsence(OrderSnapshot standing, InDoubtOrder order, Instant askedAt) {
        Instant now = standing.now();
        Optional<EndRequest> end = Optional.ofNullable(standing.endRequest())
                .or(() -> order.isTooLateToSend(now)
                        ? Optional.of(EndRequest.auto("the provider did not take it in time"))
                        : Optional.empty());
        if (end.isEmpty()) {
            Instant until = order.attempt().endsAt();
            return new WorkStep.Send(order.proposal(), until, requestHash -> order.resend(requestHash, now));
        }
        return order.absenceConfirmed(askedAt, absenceDelay)
                ? standing.save(order.abandon(end.get(), now))
                : standing.backOff(
                        new WorkStep.RetryReason("it shall end, and is not at the provider so far", absenceDelay));
    }
}
