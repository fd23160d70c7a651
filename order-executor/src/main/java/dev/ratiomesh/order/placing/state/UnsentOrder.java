package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that was certainly not sent. The provider may validate it: that creates nothing. */
public sealed interface UnsentOrder extends Order permits Proposed, Approved {

    /** Returns the provider's validation; null until it has answered, and for bookings by a person. */
    @Nullable
    ProviderValidation validation();

    /** Adds the provider's validation; no event is published. */
    UnsentOrder validated(ProviderValidation validation);

    /** Tells whether the provider has still to validate the order. */
    default boolean needsValidation() {
        return validation() == null && proposal().provider().isAutomatic();
    }

    /** The provider would refuse the order. */
    default Transition refused(OrderRefusal refusal, Instant now) {
        return ClosedOrder.Refused.of(this, refusal, now);
    }

    /** Returns the end of the showing if the order is sent now. */
    default Instant endWhenSentAt(Instant now) {
        Instant end = now.plus(Duration.ofDays(proposal().days()));
        return end.isBefore(proposal().until()) ? end : proposal().until();
    }

    /** Returns when the order is cancelled because it was not approved or not sent in time; null without such a deadline. */
    @Nullable
    Instant expiresAt();
}
