package dev.ratiomesh.order.placing.outbound;

import dev.ratiomesh.order.placing.Ending;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something is due for an order, who works on it, and the wish to end it. */
@Embeddable
class WorkColumns {
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    @Column(name = "epoch")
    long epoch;

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
    Ending ending() {
        return endingBy == null || endingReason == null ? null : new Ending(endingBy, endingReason);
    }

    void end(Ending ending) {
        endingBy = ending.by();
        endingReason = ending.reason();
    }

    /** Work is done for now; the lease is given back. */
    void rest(@Nullable Instant until) {
        dueAt = until;
        leaseUntil = null;
    }
}
