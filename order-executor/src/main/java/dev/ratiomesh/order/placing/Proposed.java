package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The money is held; a person decides, unless the brief lets the rules decide. */
public record Proposed(Proposal proposal, long version, @Nullable Validation validation) implements Unsent {

    static Decision first(Proposal proposal) {
        Proposed proposed = new Proposed(proposal, 1, null);
        boolean needsApproval = proposal.decideBy() != null;
        return Decision.of(proposed, new OrderProposed(proposed.view(), needsApproval, proposal.createdAt()));
    }

    public Decision approve(String by, Instant now) {
        return Approved.of(this, by, now);
    }

    public Decision reject(String by, String reason, Instant now) {
        return Rejected.of(this, by, reason, now);
    }

    public Decision cancel(Ending ending, Instant now) {
        return Cancelled.of(this, ending, now);
    }

    @Override
    public Proposed validated(Validation answer) {
        return new Proposed(proposal, version, answer);
    }

    @Override
    public @Nullable Instant lapsesAt() {
        return proposal.decideBy();
    }

    /** Whether the time to decide is over. */
    public boolean isLate(Instant now) {
        return proposal.decideBy() != null && !now.isBefore(proposal.decideBy());
    }

    @Override
    public OrderState state() {
        return OrderState.PROPOSED;
    }

    @Override
    public Errand errand(@Nullable Ending ending, Instant now) {
        if (ending != null || isLate(now)) {
            return Errand.CANCEL;
        }
        return needsValidation() ? Errand.VALIDATE : Errand.NONE;
    }
}
