package dev.ratiomesh.delivery.work;

/** An entity that is worked on under a lease. */
public interface LeasedRow {
    Lease lease();
}
