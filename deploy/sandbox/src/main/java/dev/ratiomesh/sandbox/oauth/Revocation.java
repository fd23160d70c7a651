package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.studio.StudioGrants;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Json;

/** An application gives a grant back, by its refresh token or an access token of it. */
public final class Revocation {
    private final StudioGrants grants;

    public Revocation(StudioGrants grants) {
        this.grants = grants;
    }

    Answer answer(Call call, Form form) {
        String token = call.parameter("token").orElse(form.get("token"));
        if (token.isEmpty()) {
            return OAuthError.invalidRequest("token is needed");
        }
        return grants.revoke(token)
                ? Answer.json(200, Json.object())
                : OAuthError.of(400, "invalid_token", "Token expired or revoked");
    }
}
