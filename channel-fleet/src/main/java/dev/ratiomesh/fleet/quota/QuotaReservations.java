package dev.ratiomesh.fleet.quota;

import java.util.concurrent.CompletionStage;

/** Port that reserves the quota cost of API calls. */
public interface QuotaReservations {
    /** Reserves the cost of a call before it is sent. Reserved units stay used, however the call ends. */
    CompletionStage<ReservationResult> reserve(String tenantId, QuotaCost cost);

    /** Marks a bucket as exhausted for the day, after YouTube reported it. */
    CompletionStage<ReservationResult.QuotaDenied> markExhausted(String bucket, String message);
}
