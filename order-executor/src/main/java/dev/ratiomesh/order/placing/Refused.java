package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The provider said no for good. */
public record Refused(Proposal proposal, long version, Instant wouldEndAt) implements Order {

    static Decision of(Sending sending, Refusal refusal, Instant now) {
        Refused refused = new Refused(sending.proposal(), sending.version() + 1, sending.endsAt());
        Proposal all = refused.proposal;
        return Decision.of(
                refused,
                new OrderRefused(
                        all.campaignId(), all.tenantId(), refusal.code(), refusal.detail(), refused.view(), now));
    }

    @Override
    public Instant endsAt() {
        return wouldEndAt;
    }

    @Override
    public OrderState state() {
        return OrderState.REFUSED;
    }

    @Override
    public boolean inFlight() {
        return false;
    }

    @Override
    public Errand errand(@Nullable Ending ending, Instant now) {
        return Errand.NONE;
    }
}
