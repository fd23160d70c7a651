package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** Formats errors in the shape of RFC 6749, as Google's OAuth servers send them. */
final class OAuthError {
    private OAuthError() {}

    static HttpAnswer of(int status, String error, String description) {
        return HttpAnswer.json(status, SandboxJson.object().put("error", error).put("error_description", description));
    }

    static HttpAnswer invalidRequest(String description) {
        return of(400, "invalid_request", description);
    }

    static HttpAnswer invalidGrant() {
        return of(400, "invalid_grant", "Token has been expired or revoked.");
    }
}
