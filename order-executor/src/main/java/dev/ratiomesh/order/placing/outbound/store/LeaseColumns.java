package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.order.placing.state.Order.EndRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** How work on an order went, and the wish to end it. */
@Embeddable
class LeaseColumns {
    @Column(name = "failures")
    int failures;

    @Column(name = "problem")
    @Nullable
    String problem;

    @Column(name = "ending_by")
    @Nullable
    String endingBy;

    @Column(name = "ending_reason")
    @Nullable
    String endingReason;

    @Nullable
    EndRequest ending() {
        return endingBy == null || endingReason == null ? null : new EndRequest(endingBy, endingReason);
    }

    void end(EndRequest ending) {
        endingBy = ending.by();
        endingReason = ending.reason();
    }
}
