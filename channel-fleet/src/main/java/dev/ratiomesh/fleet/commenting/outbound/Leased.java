package dev.ratiomesh.fleet.commenting.outbound;

/** A row that is claimed to be worked on. */
interface Leased {
    Lease lease();
}
