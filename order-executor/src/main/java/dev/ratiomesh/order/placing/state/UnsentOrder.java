package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.state.Order.ProviderValidation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order that has surely not been sent. The provider may be asked to check it: that creates nothing. */
public sealed interface UnsentOrder extends Order permits Proposed, Approved {

    /** Null until the provider has answered, and for a provider that is a person. */
    @Nullable
    ProviderValidation validation();

    /** The provider has answered; nothing else changes and nothing is said. */
    UnsentOrder validated(ProviderValidation validation);

    /** Whether the provider is still to be asked. */
    default boolean needsValidation() {
        return validation() == null && proposal().provider().isAutomatic();
    }

    /** The provider would not take it. */
    default Transition refused(OrderRefusal refusal, Instant now) {
        return ClosedOrder.Refused.of(this, refusal, now);
    }

    /** When the showing of an order that is sent now ends. */
    default Instant endWhenSentAt(Instant now) {
        Instant full = now.plus(Duration.ofDays(proposal().days()));
        return full.isBefore(proposal().until()) ? full : proposal().until();
    }

    /** When it ends by itself because nobody decided, or sent it; null when nobody needs to. */
    @Nullable
    Instant expiresAt();
}
