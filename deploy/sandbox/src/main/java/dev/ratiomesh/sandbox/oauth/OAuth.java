package dev.ratiomesh.sandbox.oauth;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.InjectedError;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.wire.Service;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Google's token endpoint. Clients, secrets and refresh tokens are good when they start with {@code sandbox}; a refresh token
 * that does not is a dead grant.
 */
public final class OAuth implements Service {
    private static final String GOOD = "sandbox";
    private static final String SCOPES =
            "https://www.googleapis.com/auth/adwords https://www.googleapis.com/auth/youtube.readonly";

    private final Grants grants;

    public OAuth(Grants grants) {
        this.grants = grants;
    }

    @Override
    public String name() {
        return "oauth";
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/token");
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("POST")) {
            return error(405, "invalid_request", "The token endpoint is asked with POST");
        }
        Map<String, String> form;
        try {
            form = form(call.body());
        } catch (IllegalArgumentException e) {
            return error(400, "invalid_request", "The form cannot be decoded: " + e.getMessage());
        }
        return grant(form);
    }

    private Answer grant(Map<String, String> form) {
        if (!good(form, "client_id") || !good(form, "client_secret")) {
            return error(401, "invalid_client", "client_id and client_secret must start with '" + GOOD + "'");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" ->
                good(form, "refresh_token") && !grants.isRevoked(form.getOrDefault("refresh_token", ""))
                        ? token(form.getOrDefault("refresh_token", ""))
                        : error(400, "invalid_grant", "Token has been expired or revoked.");
            case "client_credentials" -> token("");
            default -> error(400, "unsupported_grant_type", "grant_type must be refresh_token or client_credentials");
        };
    }

    @Override
    public Answer refuse(Call call, InjectedError error) {
        String usual = error.status() < 500 ? "invalid_grant" : "internal_failure";
        return error(error.status(), error.reasonIfSet().orElse(usual), "Injected by the sandbox");
    }

    private Answer token(String refreshToken) {
        return Answer.json(
                200,
                Json.object()
                        .put("access_token", grants.issue(refreshToken))
                        .put("expires_in", 3599)
                        .put("scope", SCOPES)
                        .put("token_type", "Bearer"));
    }

    private static boolean good(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").startsWith(GOOD);
    }

    private static Answer error(int status, String error, String description) {
        return Answer.json(status, Json.object().put("error", error).put("error_description", description));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
