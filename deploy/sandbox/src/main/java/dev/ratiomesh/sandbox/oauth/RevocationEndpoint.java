package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.studio.StudioGrants;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** Serves token revocation: an application gives a grant back, by its refresh token or an access token of it. */
public final class RevocationEndpoint {
    private final StudioGrants grants;

    public RevocationEndpoint(StudioGrants grants) {
        this.grants = grants;
    }

    HttpAnswer answer(HttpCall call, FormFields form) {
        String token = call.parameter("token").orElse(form.get("token"));
        if (token.isEmpty()) {
            return OAuthError.invalidRequest("token is needed");
        }
        return grants.revoke(token)
                ? HttpAnswer.json(200, SandboxJson.object())
                : OAuthError.of(400, "invalid_token", "Token expired or revoked");
    }
}
