package dev.ratiomesh.delivery.work;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row that is worked on under a lease: {@code due_at}, {@code lease_until} and {@code epoch}. {@link
 * ClaimQuery} begins a lease past Hibernate; here it is ended or kept, in the transaction that writes what came of the work.
 */
@Embeddable
public class Lease {
    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "lease_until")
    private @Nullable Instant until;

    @Column(name = "epoch")
    private long epoch;

    /** For Hibernate. */
    protected Lease() {}

    /** The lease of a new row, which nobody works on. */
    public static Lease due(@Nullable Instant at) {
        Lease lease = new Lease();
        lease.dueAt = at;
        return lease;
    }

    /** Whether the claim of this epoch still holds. It holds beyond the lease's end, until somebody else claims the row. */
    public boolean isHeldIn(long claimed) {
        return epoch == claimed;
    }

    /** When something is next due for the row; null when nothing is. */
    public @Nullable Instant dueAt() {
        return dueAt;
    }

    /** Changes what is due, and leaves the lease to the worker that holds it. */
    public void dueAt(@Nullable Instant moment) {
        dueAt = moment;
    }

    /** Keeps the lease for work that goes on after the commit; after a crash the row is due when the lease ends. */
    public void keep() {
        dueAt = until;
    }

    /** Gives the lease back; the row is next due at that moment, or never when it is null. */
    public void release(@Nullable Instant next) {
        dueAt = next;
        until = null;
    }

    /** Ends every claim of the row, so that whoever still works on it writes nothing. */
    public void fence() {
        epoch++;
        until = null;
    }
}
