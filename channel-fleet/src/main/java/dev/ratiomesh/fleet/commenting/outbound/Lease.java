package dev.ratiomesh.fleet.commenting.outbound;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a row is due, and who works on it. */
@Embeddable
class Lease {
    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "lease_until")
    private @Nullable Instant until;

    @Column(name = "epoch")
    private long epoch;

    /** For Hibernate. */
    protected Lease() {}

    static Lease dueAt(Instant at) {
        Lease lease = new Lease();
        lease.dueAt = at;
        return lease;
    }

    boolean isHeldIn(long claimed) {
        return epoch == claimed;
    }

    /** Ends the claim. */
    void end(@Nullable Instant next) {
        dueAt = next;
        until = null;
    }
}
