package dev.ratiomesh.fleet.access.api;

/** What an answer of Google's says, before anything is done about it. */
public sealed interface ClassifiedResponse {
    /** There is nothing to be done about it. */
    record FinalResult(ApiResult reply) implements ClassifiedResponse {}

    /** The day's quota is used up, whatever our own ledger says. */
    record BucketExhausted(String words) implements ClassifiedResponse {}

    /** The access token was not accepted; a new one may be. */
    record TokenRejected(String words) implements ClassifiedResponse {}
}
