package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.wire.EmulatedService;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.InjectedError;

/** Emulates Google's OAuth 2.0: the consent screen (without a screen), the token endpoint, revocation. */
public final class OAuth implements EmulatedService {
    private static final String CONSENT = "/o/oauth2/v2/auth";
    private static final String TOKEN = "/token";
    private static final String REVOKE = "/revoke";

    private final ConsentScreen screen;
    private final TokenEndpoint tokens;
    private final RevocationEndpoint revocation;

    public OAuth(ConsentScreen screen, TokenEndpoint tokens, RevocationEndpoint revocation) {
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
    public HttpAnswer answer(HttpCall call) {
        if (call.path().equals(CONSENT)) {
            return screen.answer(call);
        }
        try {
            FormFields form = FormFields.parse(call.body());
            return call.path().equals(TOKEN) ? token(call, form) : revocation.answer(call, form);
        } catch (IllegalArgumentException e) {
            return OAuthError.invalidRequest("The form cannot be decoded: " + e.getMessage());
        }
    }

    @Override
    public HttpAnswer answerInjected(HttpCall call, InjectedError error) {
        String defaultError = error.status() < 500 ? "invalid_grant" : "internal_failure";
        return OAuthError.of(error.status(), error.reasonIfSet().orElse(defaultError), "Injected by the sandbox");
    }

    private HttpAnswer token(HttpCall call, FormFields form) {
        return call.method().equals("POST")
                ? tokens.answer(form)
                : OAuthError.of(405, "invalid_request", "The token endpoint takes POST only");
    }
}
