package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order that can cost nothing more than was reported, and reserves nothing. */
public sealed interface ClosedOrder extends Order
        permits ClosedOrder.Settled, ClosedOrder.Refused, ClosedOrder.Rejected, ClosedOrder.Cancelled {

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

        static Transition of(UnsentOrder.Proposed proposed, String by, String reason, Instant now) {
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

    /** The order is over and its cost known. A later correction of the cost is a new version, never an edit. */
    record Settled(OrderProposal proposal, long version, ProviderPlacement placement, Instant settledAt)
            implements ClosedOrder {

        static Transition of(LiveOrder live, DeliveryReport finalReport, String reason, Instant now) {
            Settled settled = new Settled(
                    live.proposal(), live.version() + 1, live.placement().withReport(finalReport), now);
            return Transition.of(settled, new OrderSettled(settled.view(), reason, now));
        }

        /** Takes over a correction of the cost or the views; empty when the report changes nothing. */
        public Optional<Transition> corrected(DeliveryReport report, Instant now) {
            if (!placement.differsFrom(report)) {
                return Optional.empty();
            }
            Settled next = new Settled(proposal, version + 1, placement.withReport(report), settledAt);
            String reason = "corrected from " + placement.spent() + " to " + report.cost();
            return Optional.of(Transition.of(next, new OrderSettled(next.view(), reason, now)));
        }

        @Override
        public OrderState state() {
            return OrderState.SETTLED;
        }

        @Override
        public Money spent() {
            return placement.spent();
        }

        @Override
        public long views() {
            return placement.views();
        }

        @Override
        public String providerReference() {
            return placement.reference();
        }

        @Override
        public Instant endsAt() {
            return placement.endsAt();
        }

        @Override
        public NextAction nextAction(@Nullable EndRequest endRequest, Instant now) {
            return proposal.provider().isAutomatic() ? NextAction.REPORT : NextAction.NONE;
        }
    }
}
