package dev.ratiomesh.fleet.quota;

import java.time.Instant;

/** Whether a call may be made. */
public sealed interface ReservationResult {
    record QuotaReserved() implements ReservationResult {}

    /**
     * @param until when it can be tried again: the reset, or earlier when a share frees up
     * @param words for people, with bucket and numbers
     */
    record QuotaDenied(String bucket, Instant until, String words) implements ReservationResult {}
}
