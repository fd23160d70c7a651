package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** May be sent. An order of the provider {@code insertion} waits here for the person who books it. */
public record Approved(Proposal proposal, long version, @Nullable Validation validation) implements Unsent {
    /** An order that could be shown for less is not sent any more. */
    private static final Duration SHORTEST_SHOWING = Duration.ofHours(1);

    static Decision of(Proposed proposed, String by, Instant now) {
        Approved approved = new Approved(proposed.proposal(), proposed.version() + 1, proposed.validation());
        return Decision.of(approved, new OrderApproved(approved.view(), by, now));
    }

    /** To be committed before the socket opens. */
    public Decision send(String requestHash, Instant now) {
        return Sending.first(this, Attempt.first(requestHash, now, end(now)), now);
    }

    public Decision cancel(Ending ending, Instant now) {
        return Cancelled.of(this, ending, now);
    }

    /** A person has booked it; there is no socket, and therefore no SENDING. */
    Decision booked(Booking booking, Instant now) {
        return Placed.of(this, booking, now);
    }

    @Override
    public Approved validated(Validation answer) {
        return new Approved(proposal, version, answer);
    }

    /** Whether too little of its time is left to send it. */
    public boolean isTooLate(Instant now) {
        return !now.isBefore(lapsesAt());
    }

    @Override
    public Instant lapsesAt() {
        return proposal.until().minus(SHORTEST_SHOWING);
    }

    @Override
    public OrderState state() {
        return OrderState.APPROVED;
    }

    @Override
    public Errand errand(@Nullable Ending ending, Instant now) {
        if (ending != null || isTooLate(now)) {
            return Errand.CANCEL;
        }
        if (needsValidation()) {
            return Errand.VALIDATE;
        }
        return proposal.provider().isAutomatic() ? Errand.SEND : Errand.NONE;
    }
}
