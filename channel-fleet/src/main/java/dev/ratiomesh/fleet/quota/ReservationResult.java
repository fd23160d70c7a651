package dev.ratiomesh.fleet.quota;

import java.time.Instant;

/** The outcome of a quota reservation. */
public sealed interface ReservationResult {
    /** The units are reserved. */
    record QuotaReserved() implements ReservationResult {}

    /**
     * The units are not available to the tenant at present.
     *
     * @param retryAt the moment to try again: the reset, or earlier when shares of other tenants become free
     * @param message the explanation for people, with bucket and figures
     */
    record QuotaDenied(String bucket, Instant retryAt, String message) implements ReservationResult {}
}
