package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderProposed;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The money is held; a person decides, unless the brief lets the rules decide. */
public record Proposed(Proposal proposal, long version) implements Order {

    static Decision first(Proposal proposal) {
        Proposed proposed = new Proposed(proposal, 1);
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

    /** Whether the time to decide is over. */
    public boolean isLate(Instant now) {
        return proposal.decideBy() != null && !now.isBefore(proposal.decideBy());
    }

    @Override
    public OrderState state() {
        return OrderState.PROPOSED;
    }

    @Override
    public boolean inFlight() {
        return true;
    }

    @Override
    public Errand errand(@Nullable Ending ending, Instant now) {
        return ending != null || isLate(now) ? Errand.CANCEL : Errand.NONE;
    }
}
