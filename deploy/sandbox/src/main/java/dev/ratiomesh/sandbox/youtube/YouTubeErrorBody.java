package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.quota.QuotaMetric;
import org.jspecify.annotations.Nullable;

/**
 * Holds an error in the shape of the YouTube Data API; {@code parameter} is the query parameter or the place in the
 * body ({@code body.snippet.title}) at fault, where there is one.
 */
public record YouTubeErrorBody(int status, String domain, String reason, String message, @Nullable String parameter) {
    private static final String BODY = "body";

    public static YouTubeErrorBody badParameter(String reason, String parameter, String message) {
        return new YouTubeErrorBody(400, "youtube.parameter", reason, message, parameter);
    }

    /** Creates the error for an invalid field of a video's metadata. */
    public static YouTubeErrorBody badVideo(String reason, String where, String message) {
        return new YouTubeErrorBody(400, "youtube.video", reason, message, BODY + "." + where);
    }

    public static YouTubeErrorBody missing(String parameter) {
        return badParameter("missingRequiredParameter", parameter, "Missing required parameter: " + parameter);
    }

    public static YouTubeErrorBody global(int status, String reason, String message) {
        return new YouTubeErrorBody(status, "global", reason, message, null);
    }

    /** Creates the error for a token that is expired, revoked or unknown. */
    public static YouTubeErrorBody authError() {
        return global(401, "authError", "Invalid Credentials");
    }

    /** Creates the error for a missing scope. */
    public static YouTubeErrorBody insufficientPermissions() {
        return global(403, "insufficientPermissions", "Request had insufficient authentication scopes.");
    }

    public static YouTubeErrorBody quotaExceeded() {
        String message = "The request cannot be completed because you have exceeded your"
                + " <a href=\"/youtube/v3/getting-started#quota\">quota</a>.";
        return new YouTubeErrorBody(403, "youtube.quota", "quotaExceeded", message, null);
    }

    public static YouTubeErrorBody bucketExhausted(QuotaMetric bucket) {
        String message =
                "Quota exceeded for quota metric '%s' and limit '%s per day' of service 'youtube.googleapis.com'"
                        + " for consumer 'project_number:1'";
        return global(429, "rateLimitExceeded", message.formatted(bucket.metric(), bucket.metric()));
    }

    public HttpAnswer answer() {
        ObjectNode detail = SandboxJson.object()
                .put("message", message)
                .put("domain", domain)
                .put("reason", reason);
        if (parameter != null) {
            detail.put("location", parameter).put("locationType", parameter.startsWith(BODY) ? "other" : "parameter");
        }
        ObjectNode error = SandboxJson.object().put("code", status).put("message", message);
        error.putArray("errors").add(detail);
        return HttpAnswer.json(status, SandboxJson.object().set("error", error));
    }
}
