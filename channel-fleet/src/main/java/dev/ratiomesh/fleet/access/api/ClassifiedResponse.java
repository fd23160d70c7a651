package dev.ratiomesh.fleet.access.api;

/** The meaning of Google's response, before the gateway acts on it. */
public sealed interface ClassifiedResponse {
    /** The response decides the result; the gateway has nothing left to do. */
    record FinalResult(ApiResult result) implements ClassifiedResponse {}

    /** YouTube reports the day's quota as exhausted, even if the ledger still shows units. */
    record BucketExhausted(String message) implements ClassifiedResponse {}

    /** Google rejected the access token; a renewed one may be accepted. */
    record TokenRejected(String message) implements ClassifiedResponse {}
}
