package dev.ratiomesh.fleet.access.api;

import dev.ratiomesh.fleet.quota.QuotaCost;
import java.util.concurrent.CompletionStage;

/**
 * Port to Google's APIs. Each request reserves its quota cost, uses the channel's own grant, and stays within the circuit
 * breaker, bulkhead and rate limit of the channel. A request is repeated only once, after Google rejected its access token
 * and a new token was obtained.
 */
public interface GoogleApi {
    /** Sends a request. Always completes with a result, never exceptionally. */
    CompletionStage<ApiResult> execute(ApiRequest request);

    /**
     * Acquires one of the channel's parallel transfers, whose bytes the caller sends itself. Each granted permit must be
     * returned by {@link #releaseTransfer}.
     */
    CompletionStage<TransferPermit> acquireTransfer(ApiCaller caller, QuotaCost cost);

    /** Gives a transfer permit back and records the transfer's result for circuit breaker, bulkhead and health. */
    void releaseTransfer(ApiCaller caller, ApiResult result);

    /**
     * Classifies a response that the caller received itself, as uploads do. Status 308 counts as success: resumable uploads
     * use it for "resume incomplete".
     */
    CompletionStage<ApiResult> classify(ApiRequest request, ApiResult.CallSucceeded response);
}
