package dev.ratiomesh.fleet.quota;

import java.util.concurrent.CompletionStage;

/** Where calls are paid. A port, since features meet in their roots only; the ledger behind it is this feature's own. */
public interface QuotaReservations {
    /** Takes the units before the call is made; what was taken stays spent, however the call ends. */
    CompletionStage<ReservationResult> reserve(String tenantId, QuotaCost spend);

    /** YouTube says that the bucket has nothing left today. */
    CompletionStage<ReservationResult.QuotaDenied> markExhausted(String bucket, String words);
}
