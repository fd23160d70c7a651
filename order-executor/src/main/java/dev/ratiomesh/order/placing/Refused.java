package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The provider said no for good, to the order or to the question whether it would take it. */
public record Refused(Proposal proposal, long version, @Nullable Instant wouldEndAt, @Nullable Validation validation)
        implements Ended {

    static Decision of(Order before, Refusal refusal, Instant now) {
        Validation validation = before instanceof Unsent unsent ? unsent.validation() : null;
        Refused refused = new Refused(before.proposal(), before.version() + 1, before.endsAt(), validation);
        Proposal all = refused.proposal;
        return Decision.of(
                refused,
                new OrderRefused(
                        all.campaignId(), all.tenantId(), refusal.code(), refusal.detail(), refused.view(), now));
    }

    @Override
    public @Nullable Instant endsAt() {
        return wouldEndAt;
    }

    @Override
    public OrderState state() {
        return OrderState.REFUSED;
    }
}
