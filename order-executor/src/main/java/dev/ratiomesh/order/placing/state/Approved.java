package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** May be sent. An order of the provider {@code insertion} waits here for the person who books it. */
public record Approved(OrderProposal proposal, long version, @Nullable ProviderValidation validation)
        implements UnsentOrder {
    /** An order that could be shown for less is not sent any more. */
    private static final Duration MIN_SHOWING = Duration.ofHours(1);

    static Transition of(Proposed proposed, String by, Instant now) {
        Approved approved = new Approved(proposed.proposal(), proposed.version() + 1, proposed.validation());
        return Transition.of(approved, new OrderApproved(approved.view(), by, now));
    }

    /** To be committed before the socket opens. */
    public Transition send(String requestHash, Instant now) {
        return Sending.first(this, SendAttempt.first(requestHash, now, endWhenSentAt(now)), now);
    }

    public Transition cancel(EndRequest ending, Instant now) {
        return ClosedOrder.Cancelled.of(this, ending, now);
    }

    /** A person has booked it; there is no socket, and therefore no SENDING. */
    public Transition insertionReported(InsertionBooking booking, Instant now) {
        return Placed.of(this, booking, now);
    }

    @Override
    public Approved validated(ProviderValidation answer) {
        return new Approved(proposal, version, answer);
    }

    /** Whether too little of its time is left to send it. */
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
    public NextAction nextAction(@Nullable EndRequest ending, Instant now) {
        if (ending != null || isTooLateToSend(now)) {
            return NextAction.CANCEL;
        }
        if (needsValidation()) {
            return NextAction.VALIDATE;
        }
        return proposal.provider().isAutomatic() ? NextAction.SEND : NextAction.NONE;
    }
}
