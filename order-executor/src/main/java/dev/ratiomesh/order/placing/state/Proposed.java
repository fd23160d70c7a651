package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The money is reserved; a person decides, unless the budget is within the brief's automatic approval. */
public record Proposed(OrderProposal proposal, long version, @Nullable ProviderValidation validation)
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
