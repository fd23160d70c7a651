package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Json;

/** Errors in the shape of RFC 6749, as Google's OAuth servers send them. */
final class OAuthError {
    private OAuthError() {}

    static Answer of(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }

    static Answer invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static Answer deadGrant() {
        return of(400, "invalid_grant", "Token has been expired or revoked.");
    }
}
