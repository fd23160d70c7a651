package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.execution.ProviderResult.LookupResult;
import dev.ratiomesh.order.placing.execution.ProviderResult.SendResult;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides what follows from a provider's answer while an order is in doubt. Nothing is sent again before a lookup has not
 * found it, and nothing is abandoned before such a lookup is proof.
 *
 * @param absenceDelay how long after an unanswered request a lookup without a result proves nothing
 */
public record SendResultPolicy(Duration absenceDelay) {

    /**
     * Tells whether a worker may still open the socket. A worker that was stalled since it wrote SENDING must not: a lookup
     * without a result is proof once {@code absenceDelay} has passed since then, and its second half belongs to the provider.
     *
     * @param writtenAt when SENDING was committed
     */
    public boolean maySend(Instant writtenAt, Instant now) {
        return now.isBefore(writtenAt.plus(absenceDelay.dividedBy(2)));
    }

    /** Decides on the answer to the order itself. */
    public WorkStep onSendResult(OrderSnapshot snapshot, SendResult result) {
        if (!(snapshot.order() instanceof InDoubtOrder.Sending sending)) {
            return snapshot.save();
        }
        if (result instanceof SendResult.OrderAccepted accepted) {
            return snapshot.save(sending.placed(accepted.reference(), snapshot.now()));
        }
        if (result instanceof SendResult.NotExecuted notExecuted) {
            return retryLater(
                    snapshot, sending, new WorkStep.RetryReason(notExecuted.message(), notExecuted.minimumDelay()));
        }
        if (result instanceof SendResult.OrderDeclined declined) {
            return onDeclined(snapshot, sending, declined.message());
        }
        String message = result instanceof SendResult.NameTaken taken
                ? taken.message()
                : ((SendResult.Indeterminate) result).message();
        return new WorkStep.LookUpNow(Transition.withoutEvents(sending.indeterminate()), message);
    }

    /** Decides on the lookup right after an indeterminate answer: an order that is absent now may still appear. */
    public WorkStep onImmediateLookup(OrderSnapshot snapshot, String message, LookupResult result) {
        if (!(snapshot.order() instanceof InDoubtOrder inDoubt)) {
            return snapshot.save();
        }
        return result instanceof LookupResult.NotAtProvider
                ? snapshot.backOff(new WorkStep.RetryReason(message, Duration.ZERO))
                : onFoundOrInconclusive(snapshot, inDoubt, message, result);
    }

    /**
     * Decides on the lookup of an order that a worker began to send and whose outcome is not stored.
     *
     * @param askedAt when the lookup was sent; its answer proves nothing about a later moment
     */
    public WorkStep onRecoveryLookup(OrderSnapshot snapshot, LookupResult result, Instant askedAt) {
        if (!(snapshot.order() instanceof InDoubtOrder inDoubt)) {
            return snapshot.save();
        }
        return result instanceof LookupResult.NotAtProvider
                ? onAbsence(snapshot, inDoubt, askedAt)
                : onFoundOrInconclusive(snapshot, inDoubt, "its worker stopped", result);
    }

    private WorkStep onDeclined(OrderSnapshot snapshot, InDoubtOrder.Sending sending, String message) {
        return sending.refusalIsFinal(absenceDelay)
                ? snapshot.save(
                        sending.refused(new OrderRefusal(RefusalCode.PROVIDER_REFUSED, message), snapshot.now()))
                : retryLater(snapshot, sending, new WorkStep.RetryReason(message, absenceDelay));
    }

    private static WorkStep retryLater(
            OrderSnapshot snapshot, InDoubtOrder.Sending sending, WorkStep.RetryReason retryReason) {
        return new WorkStep.BackOff(
                Transition.withoutEvents(sending.notExecuted()), snapshot.endRequest(), retryReason);
    }

    private static WorkStep onFoundOrInconclusive(
            OrderSnapshot snapshot, InDoubtOrder order, String message, LookupResult result) {
        if (result instanceof LookupResult.OrderFound found) {
            return snapshot.save(order.placed(found.reference(), snapshot.now()));
        }
        LookupResult.LookupInconclusive inconclusive = (LookupResult.LookupInconclusive) result;
        boolean mayBePlaced = order.attempt().possiblyPlacedSince() != null;
        if (!(order instanceof InDoubtOrder.Sending sending) || !mayBePlaced) {
            return snapshot.backOff(new WorkStep.RetryReason(inconclusive.message(), inconclusive.minimumDelay()));
        }
        String detail = message + "; look-up: " + inconclusive.message();
        return new WorkStep.BackOff(
                sending.unconfirmed(detail, snapshot.now()),
                snapshot.endRequest(),
                new WorkStep.RetryReason(detail, inconclusive.minimumDelay()));
    }

    /** Sends an absent order once more, or abandons one that is to end as soon as its absence is proven. */
    private WorkStep onAbsence(OrderSnapshot snapshot, InDoubtOrder order, Instant askedAt) {
        Instant now = snapshot.now();
        Optional<EndRequest> endRequest = Optional.ofNullable(snapshot.endRequest())
                .or(() -> order.isTooLateToSend(now)
                        ? Optional.of(EndRequest.auto("the provider did not accept it in time"))
                        : Optional.empty());
        if (endRequest.isEmpty()) {
            Instant endsAt = order.attempt().endsAt();
            return new WorkStep.Send(order.proposal(), endsAt, requestHash -> order.resend(requestHash, now));
        }
        return order.absenceConfirmed(askedAt, absenceDelay)
                ? snapshot.save(order.abandon(endRequest.get(), now))
                : snapshot.backOff(new WorkStep.RetryReason(
                        "it is to end, and was not found at the provider so far", absenceDelay));
    }
}
