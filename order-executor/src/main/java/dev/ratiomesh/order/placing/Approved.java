package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** May be sent. An order of the provider {@code insertion} waits here for the person who books it. */
public record Approved(Proposal proposal, long version) implements Order {
    /** An order that could be shown for less is not sent any more. */
    private static final Duration SHORTEST_SHOWING = Duration.ofHours(1);

    static Decision of(Proposed proposed, String by, Instant now) {
        Approved approved = new Approved(proposed.proposal(), proposed.version() + 1);
        return Decision.of(approved, new OrderApproved(approved.view(), by, now));
    }

    /** To be committed before the socket opens. */
    public Decision send(String requestHash, Instant now) {
        return Sending.first(this, Attempt.first(requestHash, now, end(now)), now);
    }

    public Decision cancel(Ending ending, Instant now) {
        return Cancelled.of(this, ending, now);
    }

    /** When the showing of an order that is sent now ends. */
    public Instant end(Instant now) {
        Instant full = now.plus(Duration.ofDays(proposal.days()));
        return full.isBefore(proposal.until()) ? full : proposal.until();
    }

    /** Whether too little of its time is left to send it. */
    public boolean isTooLate(Instant now) {
        return !now.isBefore(tooLateAt());
    }

    Instant tooLateAt() {
        return proposal.until().minus(SHORTEST_SHOWING);
    }

    @Override
    public OrderState state() {
        return OrderState.APPROVED;
    }

    @Override
    public boolean inFlight() {
        return true;
    }

    @Override
    public Errand errand(@Nullable Ending ending, Instant now) {
        if (ending != null || isTooLate(now)) {
            return Errand.CANCEL;
        }
        return proposal.provider().isAutomatic() ? Errand.SEND : Errand.NONE;
    }
}
