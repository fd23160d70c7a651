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

/** Reads what the token endpoint answered; Google's library has found it good, or has not. */
final class TokenResponseParser {
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final String DEAD_GRANT = "invalid_grant";

    private TokenResponseParser() {}

    static TokenResult parseSuccess(@Nullable RecordedResponse response) {
        JsonNode body = body(response);
        String access = body.path("access_token").asText();
        long seconds = body.path("expires_in").asLong();
        if (access.isEmpty() || seconds <= 0) {
            return new TokenResult.Unavailable("the token endpoint answered without a token or its life");
        }
        JsonNode end = body.path("refresh_token_expires_in");
        try {
            return new TokenResult.Issued(
                    new Secret(access).value(),
                    Duration.ofSeconds(seconds),
                    scopes(body.path("scope").asText()),
                    refresh(body.path("refresh_token").asText()),
                    end.canConvertToLong() ? Duration.ofSeconds(end.asLong()) : null);
        } catch (IllegalArgumentException e) {
            return new TokenResult.Unavailable("the token endpoint gave a token that cannot be one");
        }
    }

    /** Google's own words are told only as far as they are known not to hold what was sent. */
    static TokenResult parseError(@Nullable RecordedResponse response, Exception failure) {
        if (response == null) {
            return new TokenResult.Unavailable("the token endpoint does not answer: "
                    + YouTubeError.inOneLine(String.valueOf(failure.getMessage())));
        }
        int status = response.getStatusCode();
        String error = body(response).path("error").asText();
        String words =
                "the token endpoint says " + status + (WORD.matcher(error).matches() ? " " + error : "");
        return status < 500 && error.equals(DEAD_GRANT)
                ? new TokenResult.GrantRevoked(words + ": the grant was revoked or has expired")
                : new TokenResult.Unavailable(words);
    }

    static JsonNode body(@Nullable RecordedResponse response) {
        try {
            JsonNode body = response == null ? null : JsonMappers.tolerant().readTree(response.text());
            return body == null ? JsonMappers.tolerant().createObjectNode() : body;
        } catch (JsonProcessingException e) {
            return JsonMappers.tolerant().createObjectNode();
        }
    }

    private static List<String> scopes(String text) {
        return SPACES.splitAsStream(text).filter(one -> !one.isEmpty()).toList();
    }

    private static @Nullable Secret refresh(String text) {
        return text.isEmpty() ? null : new Secret(text);
    }
}
