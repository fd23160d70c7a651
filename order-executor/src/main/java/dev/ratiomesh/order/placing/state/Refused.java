package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The provider said no for good, to the order or to the question whether it would take it. */
public record Refused(
        OrderProposal proposal, long version, @Nullable Instant wouldEndAt, @Nullable Validation validation)
        implements ClosedOrder {

    static Transition of(Order before, OrderRefusal refusal, Instant now) {
        Validation validation = before instanceof UnsentOrder unsent ? unsent.validation() : null;
        Refused refused = new Refused(before.proposal(), before.version() + 1, before.endsAt(), validation);
        OrderProposal all = refused.proposal;
        return Transition.of(
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
