package dev.ratiomesh.fleet.access.api;

import dev.ratiomesh.fleet.quota.QuotaCost;
import java.util.concurrent.CompletionStage;

/**
 * The one way to Google: pays from the quota, acts with the channel's own grant, keeps within breaker, bulkhead and rate
 * limit of the channel, and says in its own words what the answer means. It never repeats a call, but for one whose token
 * was refused and renewed. A port, since features meet in their roots only.
 */
public interface GoogleApi {
    /** Makes a call. Completes always with a reply. */
    CompletionStage<ApiResult> execute(ApiRequest ask);

    /** Lets a transfer through that moves its bytes by itself; {@link #releaseTransfer} is owed for each one admitted. */
    CompletionStage<TransferPermit> acquireTransfer(ApiCaller who, QuotaCost spend);

    /** What became of an admitted transfer, for breaker, bulkhead and health. */
    void releaseTransfer(ApiCaller who, ApiResult reply);

    /** What an answer of Google's means; for transfers that read it themselves. Redirects are none: 308 is {@code Done}. */
    CompletionStage<ApiResult> classify(ApiRequest ask, ApiResult.CallSucceeded answer);
}
