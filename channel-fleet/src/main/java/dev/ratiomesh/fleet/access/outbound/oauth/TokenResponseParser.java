package dev.ratiomesh.fleet.access.outbound.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.fleet.access.oauth.TokenResult;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the responses of Google's token endpoint, after Google's auth library accepted or rejected them. */
final class TokenResponseParser {
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");
    private static final Pattern ERROR_CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final String INVALID_GRANT = "invalid_grant";

    private TokenResponseParser() {}

    /** Parses a response that the library accepted. */
    static TokenResult parseSuccess(@Nullable RecordedResponse response) {
        JsonNode body = parseBody(response);
        String accessToken = body.path("access_token").asText();
        long seconds = body.path("expires_in").asLong();
        if (accessToken.isEmpty() || seconds <= 0) {
            return new TokenResult.Unavailable("the token endpoint responded without a token or its lifetime");
        }
        JsonNode grantLifetime = body.path("refresh_token_expires_in");
        try {
            return new TokenResult.Issued(
                    new Secret(accessToken).value(),
                    Duration.ofSeconds(seconds),
                    parseScopes(body.path("scope").asText()),
                    parseRefreshToken(body.path("refresh_token").asText()),
                    grantLifetime.canConvertToLong() ? Duration.ofSeconds(grantLifetime.asLong()) : null);
        } catch (IllegalArgumentException e) {
            return new TokenResult.Unavailable("the token endpoint sent a malformed token");
        }
    }

    /**
     * Parses a response that the library rejected. Of Google's text only the error code is passed on, because the rest
     * might repeat the secrets of the request.
     *
     * @param response the response, null when none arrived
     */
    static TokenResult parseError(@Nullable RecordedResponse response, Exception failure) {
        if (response == null) {
            return new TokenResult.Unavailable("the token endpoint does not respond: "
                    + YouTubeError.inOneLine(String.valueOf(failure.getMessage())));
        }
        int status = response.getStatusCode();
        String error = parseBody(response).path("error").asText();
        String message = "the token endpoint responds " + status
                + (ERROR_CODE.matcher(error).matches() ? " " + error : "");
        return status < 500 && error.equals(INVALID_GRANT)
                ? new TokenResult.GrantRevoked(message + ": the grant was revoked or has expired")
                : new TokenResult.Unavailable(message);
    }

    /** Parses the body; an empty object when it is missing or no JSON. */
    static JsonNode parseBody(@Nullable RecordedResponse response) {
        try {
            JsonNode body = response == null ? null : JsonMappers.tolerant().readTree(response.text());
            return body == null ? JsonMappers.tolerant().createObjectNode() : body;
        } catch (JsonProcessingException e) {
            return JsonMappers.tolerant().createObjectNode();
        }
    }

    private static List<String> parseScopes(String text) {
        return WHITESPACE.splitAsStream(text).filter(scope -> !scope.isEmpty()).toList();
    }

    private static @Nullable Secret parseRefreshToken(String text) {
        return text.isEmpty() ? null : new Secret(text);
    }
}
