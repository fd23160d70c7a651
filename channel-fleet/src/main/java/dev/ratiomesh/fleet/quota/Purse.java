package dev.ratiomesh.fleet.quota;

import java.util.concurrent.CompletionStage;

/** Where calls are paid. A port, since features meet in their roots only; the ledger behind it is this feature's own. */
public interface Purse {
    /** Takes the units before the call is made; what was taken stays spent, however the call ends. */
    CompletionStage<Payment> take(String tenantId, Spend spend);

    /** YouTube says that the bucket has nothing left today. */
    CompletionStage<Payment.Short> spent(String bucket, String words);
}
