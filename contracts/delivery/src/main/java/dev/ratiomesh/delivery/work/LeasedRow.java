package dev.ratiomesh.delivery.work;

/** An entity whose rows workers claim under a lease. */
public interface LeasedRow {
    Lease lease();
}
