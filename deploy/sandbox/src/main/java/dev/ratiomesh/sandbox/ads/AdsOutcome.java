package dev.ratiomesh.sandbox.ads;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of a request to Google Ads. */
sealed interface AdsOutcome {

    /** It was done; the body is the answer. */
    record Done(JsonNode body) implements AdsOutcome {}

    /** It was refused and changed nothing. */
    record Refused(AdsFailure failure) implements AdsOutcome {}

    static AdsOutcome done(JsonNode body) {
        return new Done(body);
    }

    static AdsOutcome refused(AdsFailure failure) {
        return new Refused(failure);
    }

    static AdsOutcome refused(AdsError error) {
        return new Refused(AdsFailure.invalid(error));
    }
}
