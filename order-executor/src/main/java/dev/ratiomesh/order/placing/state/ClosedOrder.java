package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRejected;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that can cost nothing more than was reported, and reserves nothing. */
public sealed interface ClosedOrder extends Order
        permits Settled, ClosedOrder.Refused, ClosedOrder.Rejected, ClosedOrder.Cancelled {

    @Override
    default boolean inFlight() {
        return false;
    }

    @Override
    default NextAction nextAction(@Nullable EndRequest endRequest, Instant now) {
        return NextAction.NONE;
    }

    /**
     * The provider has refused the order for good, when it was sent or when it was validated.
     *
     * @param plannedEndAt when the showing would have ended; null when it was never sent
     * @param validation the provider's answer to the validation; null when there was none
     */
    record Refused(
            OrderProposal proposal,
            long version,
            @Nullable Instant plannedEndAt,
            @Nullable ProviderValidation validation)
            implements ClosedOrder {

        static Transition of(Order before, OrderRefusal refusal, Instant now) {
            ProviderValidation validation = before instanceof UnsentOrder unsent ? unsent.validation() : null;
            Refused refused = new Refused(before.proposal(), before.version() + 1, before.endsAt(), validation);
            OrderProposal proposal = refused.proposal;
            return Transition.of(
                    refused,
                    new OrderRefused(
                            proposal.campaignId(),
                            proposal.tenantId(),
                            refusal.code(),
                            refusal.detail(),
                            refused.view(),
                            now));
        }

        @Override
        public @Nullable Instant endsAt() {
            return plannedEndAt;
        }

        @Override
        public OrderState state() {
            return OrderState.REFUSED;
        }
    }

    /** A person has rejected the proposal. */
    record Rejected(OrderProposal proposal, long version) implements ClosedOrder {

        static Transition of(Proposed proposed, String by, String reason, Instant now) {
            Rejected rejected = new Rejected(proposed.proposal(), proposed.version() + 1);
            return Transition.of(rejected, new OrderRejected(rejected.view(), by, reason, now));
        }

        @Override
        public OrderState state() {
            return OrderState.REJECTED;
        }
    }

    /**
     * The order was cancelled; the provider does not have it.
     *
     * @param endsAt when the showing would have ended; null when it was never sent
     */
    record Cancelled(OrderProposal proposal, long version, @Nullable Instant endsAt) implements ClosedOrder {

        static Transition of(Order before, EndRequest endRequest, Instant now) {
            Cancelled cancelled = new Cancelled(before.proposal(), before.version() + 1, before.endsAt());
            return Transition.of(
                    cancelled, new OrderCancelled(cancelled.view(), endRequest.by(), endRequest.reason(), now));
        }

        @Override
        public OrderState state() {
            return OrderState.CANCELLED;
        }
    }
}
