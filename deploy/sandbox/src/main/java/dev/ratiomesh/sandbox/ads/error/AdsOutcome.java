package dev.ratiomesh.sandbox.ads.error;

import com.fasterxml.jackson.databind.JsonNode;

/** Holds the result of a request to Google Ads. */
public sealed interface AdsOutcome {

    /** The request was carried out; the body is the answer. */
    record MutateDone(JsonNode body) implements AdsOutcome {}

    /** The request was rejected and changed nothing. */
    record MutateRefused(AdsFailure failure) implements AdsOutcome {}

    static AdsOutcome done(JsonNode body) {
        return new MutateDone(body);
    }

    static AdsOutcome refused(AdsFailure failure) {
        return new MutateRefused(failure);
    }

    static AdsOutcome refused(AdsError error) {
        return new MutateRefused(AdsFailure.invalid(error));
    }
}
