package dev.ratiomesh.delivery.work;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lease columns of a row: {@code due_at}, {@code lease_until} and {@code epoch}. {@link ClaimQuery} begins a lease
 * without Hibernate; this embeddable ends or extends it in the transaction that writes the result of the work.
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

    /** Returns the lease of a new row, which no worker holds; null when nothing is due for the row. */
    public static Lease due(@Nullable Instant at) {
        Lease lease = new Lease();
        lease.dueAt = at;
        return lease;
    }

    /**
     * Returns true while the claim of this epoch holds: also past the end of the lease, until another claim of the row.
     */
    public boolean isHeldIn(long claimedEpoch) {
        return epoch == claimedEpoch;
    }

    /** Returns the moment at which the row's next action is due; null when none is. */
    public @Nullable Instant dueAt() {
        return dueAt;
    }

    /** Changes the due moment and leaves the lease to the worker that holds it. */
    public void dueAt(@Nullable Instant moment) {
        dueAt = moment;
    }

    /** Keeps the lease for work that continues after the commit; after a crash the row is due when the lease ends. */
    public void keep() {
        dueAt = until;
    }

    /** Ends the lease; the row is next due at the given moment, or never when that is null. */
    public void release(@Nullable Instant next) {
        dueAt = next;
        until = null;
    }

    /** Ends every claim of the row, so that a worker that still holds one writes nothing. */
    public void fence() {
        epoch++;
        until = null;
    }
}
