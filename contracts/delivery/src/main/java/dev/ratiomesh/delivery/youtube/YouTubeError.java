package dev.ratiomesh.delivery.youtube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/**
 * What YouTube said instead of doing what it was asked. The reason decides and the message does not, but for one shape: a
 * used-up bucket of its own has been seen as 429 {@code rateLimitExceeded} with "per day" in the text, where the
 * documentation promises 403 {@code quotaExceeded}.
 *
 * @param reason of the first error, for example {@code quotaExceeded}; the status' name where there is none, else empty
 * @param message in one line, cut to 200 characters; the beginning of the body where the answer has none
 */
public record YouTubeError(ErrorKind kind, int status, String reason, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_MESSAGE_LENGTH = 200;
    private static final Set<String> QUOTA_REASONS = Set.of("quotaExceeded", "dailyLimitExceeded");
    private static final Set<String> RATE_REASONS =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "servingLimitExceeded");

    /** What a caller can do about it. */
    public enum ErrorKind {
        /** The bucket is used up until {@link QuotaDay#resetsAt}; asking again before is of no use. */
        QUOTA_EXHAUSTED,
        /** Asked too often at once; later it may answer. */
        RATE_LIMITED,
        /** Trouble on its side (5xx); later it may answer, and a change may have had its effect. */
        SERVER_ERROR,
        /** The access token is no longer good (401). */
        UNAUTHORISED,
        /** What the request names is not there (404); the reason says what. */
        NOT_FOUND,
        /** It will not do this, however often it is asked; the reason says why. */
        REJECTED
    }

    /**
     * Reads an answer whose status is not one of success.
     *
     * @param body of whatever form; a proxy's page is read as an error without a reason
     */
    public static YouTubeError parse(int status, String body) {
        JsonNode error = json(body).path("error");
        String reason = error.path("errors")
                .path(0)
                .path("reason")
                .asText(error.path("status").asText(""));
        String message = error.path("message").asText("");
        return new YouTubeError(
                kind(status, reason, message), status, reason, inOneLine(message.isEmpty() ? body : message));
    }

    /** For logs and people: {@code 403 quotaExceeded: The request cannot be completed …}. */
    public String summary() {
        return status + " " + reason + ": " + message;
    }

    /** The beginning of a text, in one line of at most 200 characters. */
    public static String inOneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_MESSAGE_LENGTH ? line : line.substring(0, MAX_MESSAGE_LENGTH) + "…";
    }

    private static ErrorKind kind(int status, String reason, String message) {
        if (QUOTA_REASONS.contains(reason) || (status == 429 && message.contains("per day"))) {
            return ErrorKind.QUOTA_EXHAUSTED;
        }
        if (status == 429 || RATE_REASONS.contains(reason)) {
            return ErrorKind.RATE_LIMITED;
        }
        if (status >= 500) {
            return ErrorKind.SERVER_ERROR;
        }
        return status == 401 ? ErrorKind.UNAUTHORISED : status == 404 ? ErrorKind.NOT_FOUND : ErrorKind.REJECTED;
    }

    private static JsonNode json(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? JSON.missingNode() : json;
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }
}
