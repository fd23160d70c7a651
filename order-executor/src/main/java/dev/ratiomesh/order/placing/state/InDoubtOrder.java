package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProgressed;
import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that may be at the provider or not: the transitions that a lookup by its name allows. */
public sealed interface InDoubtOrder extends Order permits InDoubtOrder.Sending, InDoubtOrder.Unconfirmed {
    /** Returns the last attempt to send the order. */
    SendAttempt attempt();

    /** The provider has the order, under this reference. */
    default Transition placed(String reference, Instant now) {
        return LiveOrder.Placed.of(this, reference, now);
    }

    /** The provider does not have the order; it is sent once more. */
    default Transition resend(String requestHash, Instant now) {
        return Sending.resent(this, attempt().next(requestHash, now), now);
    }

    /** The provider does not have the order, and it is cancelled. Legal only when {@link #absenceConfirmed}. */
    default Transition abandon(EndRequest endRequest, Instant now) {
        return ClosedOrder.Cancelled.of(this, endRequest, now);
    }

    /**
     * Tells whether a lookup that did not find the order proves by now that the provider does not have it.
     *
     * @param absenceDelay how long after an unanswered request it may still take effect
     */
    default boolean absenceConfirmed(Instant now, Duration absenceDelay) {
        return attempt().absenceConfirmed(now, absenceDelay);
    }

    /** Tells whether too little of the order's time is left to send it. */
    default boolean isTooLateToSend(Instant now) {
        return new UnsentOrder.Approved(proposal(), 1, null).isTooLateToSend(now)
                || !attempt().endsAt().isAfter(now);
    }

    @Override
    default Instant endsAt() {
        return attempt().endsAt();
    }

    @Override
    default NextAction nextAction(@Nullable EndRequest endRequest, Instant now) {
        return NextAction.LOOK_UP;
    }

    /**
     * The order is being sent. A worker that finds an order in this state without having sent it looks it up by its name first.
     * The order goes from here to an end only when it is certainly not at the provider.
     */
    record Sending(OrderProposal proposal, long version, SendAttempt attempt) implements InDoubtOrder {

        static Transition first(UnsentOrder.Approved approved, SendAttempt attempt, Instant now) {
            return of(approved, attempt, now);
        }

        /** Sends the same order once more, after a lookup has not found it. */
        static Transition resent(InDoubtOrder before, SendAttempt attempt, Instant now) {
            return of(before, attempt, now);
        }

        private static Transition of(Order before, SendAttempt attempt, Instant now) {
            Sending sending = new Sending(before.proposal(), before.version() + 1, attempt);
            return Transition.of(sending, new OrderProgressed(sending.view(), now));
        }

        /**
         * Tells whether a refusal of this attempt is final: when it was sent, no earlier attempt could still be carried out. The
         * time at which the refusal arrives proves nothing, because the answer itself may have been delayed.
         */
        public boolean refusalIsFinal(Duration absenceDelay) {
            return attempt.earlierAttemptsAbsent(attempt.sentAt(), absenceDelay);
        }

        /** The provider has refused the order. Legal only when {@link #refusalIsFinal}. */
        public Transition refused(OrderRefusal refusal, Instant now) {
            return ClosedOrder.Refused.of(this, refusal, now);
        }

        /** Notes that the outcome of the attempt is unknown; no event is published. */
        public Sending indeterminate() {
            return new Sending(proposal, version, attempt.indeterminate());
        }

        /** Notes that the attempt was certainly not carried out; no event is published, and the order is sent again later. */
        public Sending notExecuted() {
            return new Sending(proposal, version, attempt.notExecuted());
        }

        /** Neither the answer nor a lookup showed whether the provider has the order. */
        public Transition unconfirmed(String detail, Instant now) {
            return Unconfirmed.of(this, detail, now);
        }

        @Override
        public OrderState state() {
            return OrderState.SENDING;
        }
    }

    /**
     * The order was sent, and neither the answer nor a lookup showed whether the provider has it. Its money stays reserved.
     *
     * @param detail the provider's last answers, as a sentence for people
     */
    record Unconfirmed(OrderProposal proposal, long version, SendAttempt attempt, String detail)
            implements InDoubtOrder {

        static Transition of(Sending sending, String detail, Instant now) {
            var next = new Unconfirmed(sending.proposal(), sending.version() + 1, sending.attempt(), detail);
            return Transition.of(next, new OrderUnconfirmed(next.view(), detail, now));
        }

        /** A person has found the order at the provider. */
        public Transition confirmedManually(String reference, ManualConfirmation confirmation, Instant now) {
            return LiveOrder.Placed.confirmedManually(this, reference, confirmation, now);
        }

        @Override
        public OrderState state() {
            return OrderState.UNCONFIRMED;
        }
    }
}
