package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that was certainly not sent. The provider may validate it: that creates nothing. */
public sealed interface UnsentOrder extends Order permits UnsentOrder.Proposed, UnsentOrder.Approved {

    /** Returns the provider's validation; null until it has answered, and for bookings by a person. */
    @Nullable
    ProviderValidation validation();

    /** Adds the provider's validation; no event is published. */
    UnsentOrder validated(ProviderValidation validation);

    /** Tells whether the provider has still to validate the order. */
    default boolean needsValidation() {
        return validation() == null && proposal().provider().isAutomatic();
    }

    /** The provider would refuse the order. */
    default Transition refused(OrderRefusal refusal, Instant now) {
        return ClosedOrder.Refused.of(this, refusal, now);
    }

    /** Returns the end of the showing if the order is sent now. */
    default Instant endWhenSentAt(Instant now) {
        Instant end = now.plus(Duration.ofDays(proposal().days()));
        return end.isBefore(proposal().until()) ? end : proposal().until();
    }

    /** Returns when the order is cancelled because it was not approved or not sent in time; null without such a deadline. */
    @Nullable
    Instant expiresAt();

    /** The money is reserved; a person decides, unless the budget is within the brief's automatic approval. */
    record Proposed(OrderProposal proposal, long version, @Nullable ProviderValidation validation)
            implements UnsentOrder {

        /** Begins an order with version 1. */
        public static Transition propose(OrderProposal proposal) {
            Proposed proposed = new Proposed(proposal, 1, null);
            boolean needsApproval = proposal.decideBy() != null;
            return Transition.of(proposed, new OrderProposed(proposed.view(), needsApproval, proposal.createdAt()));
        }

        public Transition approve(String by, Instant now) {
            return Approved.of(this, by, now);
        }

        public Transition reject(String by, String reason, Instant now) {
            return ClosedOrder.Rejected.of(this, by, reason, now);
        }

        public Transition cancel(EndRequest endRequest, Instant now) {
            return ClosedOrder.Cancelled.of(this, endRequest, now);
        }

        @Override
        public Proposed validated(ProviderValidation result) {
            return new Proposed(proposal, version, result);
        }

        @Override
        public @Nullable Instant expiresAt() {
            return proposal.decideBy();
        }

        /** Tells whether the time to approve is over. */
        public boolean approvalExpired(Instant now) {
            return proposal.decideBy() != null && !now.isBefore(proposal.decideBy());
        }

        @Override
        public OrderState state() {
            return OrderState.PROPOSED;
        }

        @Override
        public NextAction nextAction(@Nullable EndRequest endRequest, Instant now) {
            if (endRequest != null || approvalExpired(now)) {
                return NextAction.CANCEL;
            }
            return needsValidation() ? NextAction.VALIDATE : NextAction.NONE;
        }
    }

    /** The order may be sent. An order of the provider {@code insertion} waits in this state for the person who books it. */
    record Approved(OrderProposal proposal, long version, @Nullable ProviderValidation validation)
            implements UnsentOrder {
        /** Shortest time an order is worth showing: with less left it is not sent any more. */
        private static final Duration MIN_SHOWING = Duration.ofHours(1);

        static Transition of(Proposed proposed, String by, Instant now) {
            Approved approved = new Approved(proposed.proposal(), proposed.version() + 1, proposed.validation());
            return Transition.of(approved, new OrderApproved(approved.view(), by, now));
        }

        /** Begins to send; the transition must be committed before the socket opens. */
        public Transition send(String requestHash, Instant now) {
            return InDoubtOrder.Sending.first(this, SendAttempt.first(requestHash, now, endWhenSentAt(now)), now);
        }

        public Transition cancel(EndRequest endRequest, Instant now) {
            return ClosedOrder.Cancelled.of(this, endRequest, now);
        }

        /** Takes over a person's booking; no program sends, so SENDING is left out. */
        public Transition insertionReported(InsertionBooking booking, Instant now) {
            return LiveOrder.Placed.of(this, booking, now);
        }

        @Override
        public Approved validated(ProviderValidation result) {
            return new Approved(proposal, version, result);
        }

        /** Tells whether less than an hour of its time is left. */
        public boolean isTooLateToSend(Instant now) {
            return !now.isBefore(expiresAt());
        }

        @Override
        public Instant expiresAt() {
            return proposal.until().minus(MIN_SHOWING);
        }

        @Override
        public OrderState state() {
            return OrderState.APPROVED;
        }

        @Override
        public NextAction nextAction(@Nullable EndRequest endRequest, Instant now) {
            if (endRequest != null || isTooLateToSend(now)) {
                return NextAction.CANCEL;
            }
            if (needsValidation()) {
                return NextAction.VALIDATE;
            }
            return proposal.provider().isAutomatic() ? NextAction.SEND : NextAction.NONE;
        }
    }
}
