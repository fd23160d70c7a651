package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The order may be sent. An order of the provider {@code insertion} waits in this state for the person who books it. */
public record Approved(OrderProposal proposal, long version, @Nullable ProviderValidation validation)
        implements UnsentOrder {
    /** Shortest time an order is worth showing: with less left it is not sent any more. */
    private static final Duration MIN_SHOWING = Duration.ofHours(1);

    static Transition of(Proposed proposed, String by, Instant now) {
        Approved approved = new Approved(proposed.proposal(), proposed.version() + 1, proposed.validation());
        return Transition.of(approved, new OrderApproved(approved.view(), by, now));
    }

    /** Begins to send; the transition must be committed before the socket opens. */
    public Transition send(String requestHash, Instant now) {
        return Sending.first(this, SendAttempt.first(requestHash, now, endWhenSentAt(now)), now);
    }

    public Transition cancel(EndRequest endRequest, Instant now) {
        return ClosedOrder.Cancelled.of(this, endRequest, now);
    }

    /** Takes over a person's booking; no program sends, so SENDING is left out. */
    public Transition insertionReported(InsertionBooking booking, Instant now) {
        return Placed.of(this, booking, now);
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
