package dev.ratiomesh.sandbox.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.AccessToken;
import dev.ratiomesh.sandbox.studio.Grant;
import dev.ratiomesh.sandbox.studio.StudioGrants;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Exchanges codes and refresh tokens for access tokens. Clients and secrets are valid when they start with {@code
 * sandbox}. A refresh token of a consent acts for its person; any other that starts with {@code sandbox} is valid for
 * advertising only.
 */
public final class TokenEndpoint {
    private static final String DEFAULT_SCOPES =
            "https://www.googleapis.com/auth/adwords https://www.googleapis.com/auth/youtube.readonly";

    private final IssuedTokens simple;
    private final StudioGrants grants;
    private final AuthorizationCodes codes;

    public TokenEndpoint(IssuedTokens simple, StudioGrants grants, AuthorizationCodes codes) {
        this.simple = simple;
        this.grants = grants;
        this.codes = codes;
    }

    HttpAnswer answer(FormFields form) {
        if (!form.isValid("client_id") || !form.isValid("client_secret")) {
            return OAuthError.of(401, "invalid_client", "client_id and client_secret must start with 'sandbox'");
        }
        return switch (form.get("grant_type")) {
            case "authorization_code" -> exchange(form);
            case "refresh_token" -> refresh(form);
            case "client_credentials" -> simple("");
            default ->
                OAuthError.of(
                        400,
                        "unsupported_grant_type",
                        "grant_type must be authorization_code, refresh_token or client_credentials");
        };
    }

    private HttpAnswer exchange(FormFields form) {
        Optional<PendingCode> pending = codes.redeem(form.get("code"));
        if (pending.isEmpty() || !pending.get().consent().clientId().equals(form.get("client_id"))) {
            return OAuthError.of(400, "invalid_grant", "Malformed auth code.");
        }
        PendingCode code = pending.get();
        if (!code.redirectUri().equals(form.get("redirect_uri"))) {
            return OAuthError.of(400, "redirect_uri_mismatch", "redirect_uri is not the one of the consent");
        }
        return code.challenge()
                .faultOf(form.get("code_verifier"))
                .map(fault -> OAuthError.of(400, "invalid_grant", fault))
                .orElseGet(() -> first(code));
    }

    private HttpAnswer first(PendingCode code) {
        Grant grant = grants.create(code.consent());
        AccessToken token = grants.issue(grant, false);
        ObjectNode json = json(token.token(), String.join(" ", grant.scopes()));
        if (code.offline()) {
            json.put("refresh_token", grant.refreshToken());
            putExpiry(json, grant, token.issuedAt());
        }
        return HttpAnswer.json(200, json);
    }

    private HttpAnswer refresh(FormFields form) {
        String token = form.get("refresh_token");
        if (StudioGrants.isConsentToken(token)) {
            return grants.findLive(token)
                    .filter(grant -> grant.clientId().equals(form.get("client_id")))
                    .map(this::refreshed)
                    .orElseGet(OAuthError::invalidGrant);
        }
        return form.isValid("refresh_token") && !simple.isRevoked(token) ? simple(token) : OAuthError.invalidGrant();
    }

    private HttpAnswer refreshed(Grant grant) {
        AccessToken token = grants.issue(grant, true);
        ObjectNode json = json(token.token(), String.join(" ", grant.scopes()));
        putExpiry(json, grant, token.issuedAt());
        return HttpAnswer.json(200, json);
    }

    private HttpAnswer simple(String refreshToken) {
        return HttpAnswer.json(200, json(simple.issue(refreshToken), DEFAULT_SCOPES));
    }

    private static void putExpiry(ObjectNode json, Grant grant, Instant now) {
        Instant end = grant.expiresAt();
        if (end != null) {
            json.put("refresh_token_expires_in", Duration.between(now, end).toSeconds());
        }
    }

    private static ObjectNode json(String accessToken, String scopes) {
        return SandboxJson.object()
                .put("access_token", accessToken)
                .put("expires_in", AccessToken.LIFETIME.toSeconds())
                .put("scope", scopes)
                .put("token_type", "Bearer");
    }
}
