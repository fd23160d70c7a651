package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * An error in the shape of the YouTube Data API; {@code parameter} is the query parameter
 * or the place in the body ({@code body.snippet.title}) at fault, where there is one.
 */
public record YouTubeError(int status, String domain, String reason, String message, @Nullable String parameter) {
    private static final String BODY = "body";

    public static YouTubeError badParameter(String reason, String parameter, String message) {
        return new YouTubeError(400, "youtube.parameter", reason, message, parameter);
    }

    /** Something in a video's metadata is not as it must be. */
    public static YouTubeError badVideo(String reason, String where, String message) {
        return new YouTubeError(400, "youtube.video", reason, message, BODY + "." + where);
    }

    public static YouTubeError missing(String parameter) {
        return badParameter("missingRequiredParameter", parameter, "Missing required parameter: " + parameter);
    }

    public static YouTubeError global(int status, String reason, String message) {
        return new YouTubeError(status, "global", reason, message, null);
    }

    /** The token is expired, revoked or none of ours. */
    public static YouTubeError authError() {
        return global(401, "authError", "Invalid Credentials");
    }

    /** The person did not allow this. */
    public static YouTubeError insufficientPermissions() {
        return global(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
    }

    public static YouTubeError quotaExceeded() {
        String message = "The request cannot be completed because you have exceeded your"
                + " <a href=\"/youtube/v3/getting-started#quota\">quota</a>.";
        return new YouTubeError(403, "youtube.quota", "quotaExceeded", message, null);
    }

    public static YouTubeError bucketExhausted(Bucket bucket) {
        String message =
                "Quota exceeded for quota metric '%s' and limit '%s per day' of service 'youtube.googleapis.com'"
                        + " for consumer 'project_number:1'";
        return global(429, "rateLimitExceeded", message.formatted(bucket.metric(), bucket.metric()));
    }

    public Answer answer() {
        ObjectNode detail =
                Json.object().put("message", message).put("domain", domain).put("reason", reason);
        if (parameter != null) {
            detail.put("location", parameter).put("locationType", parameter.startsWith(BODY) ? "other" : "parameter");
        }
        ObjectNode error = Json.object().put("code", status).put("message", message);
        error.putArray("errors").add(detail);
        return Answer.json(status, Json.object().set("error", error));
    }
}
