package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.Service;

/** Google's OAuth 2.0: the consent screen (without a screen), the token endpoint, revocation. */
public final class OAuth implements Service {
    private static final String CONSENT = "/o/oauth2/v2/auth";
    private static final String TOKEN = "/token";
    private static final String REVOKE = "/revoke";

    private final ConsentScreen screen;
    private final TokenEndpoint tokens;
    private final Revocation revocation;

    public OAuth(ConsentScreen screen, TokenEndpoint tokens, Revocation revocation) {
        this.screen = screen;
        this.tokens = tokens;
        this.revocation = revocation;
    }

    @Override
    public String name() {
        return "oauth";
    }

    @Override
    public boolean owns(String path) {
        return path.equals(TOKEN) || path.equals(CONSENT) || path.equals(REVOKE);
    }

    @Override
    public Answer answer(Call call) {
        if (call.path().equals(CONSENT)) {
            return screen.answer(call);
        }
        try {
            Form form = Form.parse(call.body());
            return call.path().equals(TOKEN) ? token(call, form) : revocation.answer(call, form);
        } catch (IllegalArgumentException e) {
            return OAuthError.invalidRequest("The form cannot be decoded: " + e.getMessage());
        }
    }

    @Override
    public Answer refuse(Call call, InjectedError error) {
        String usual = error.status() < 500 ? "invalid_grant" : "internal_failure";
        return OAuthError.of(error.status(), error.reasonIfSet().orElse(usual), "Injected by the sandbox");
    }

    private Answer token(Call call, Form form) {
        return call.method().equals("POST")
                ? tokens.answer(form)
                : OAuthError.of(405, "invalid_request", "The token endpoint is asked with POST");
    }
}
