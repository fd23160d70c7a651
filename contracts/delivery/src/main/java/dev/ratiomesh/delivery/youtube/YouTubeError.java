package dev.ratiomesh.delivery.youtube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;

/**
 * An error of the YouTube Data API. The reason decides its kind and the message does not, with one exception: an
 * exhausted bucket has been observed as 429 {@code rateLimitExceeded} with "per day" in the message, where the
 * documentation promises 403 {@code quotaExceeded}.
 *
 * @param reason of the first error, for example {@code quotaExceeded}; the name of the status when there is none, else
 *     empty
 * @param message in one line, cut to 200 characters; the beginning of the body when the response has none
 */
public record YouTubeError(ErrorKind kind, int status, String reason, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_MESSAGE_LENGTH = 200;
    private static final Set<String> QUOTA_REASONS = Set.of("quotaExceeded", "dailyLimitExceeded");
    private static final Set<String> RATE_REASONS =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "servingLimitExceeded");

    /** The kind of an error, which decides the caller's reaction. */
    public enum ErrorKind {
        /** The bucket is exhausted until {@link QuotaDay#resetsAt}; an earlier retry is useless. */
        QUOTA_EXHAUSTED,
        /** Too many requests in a short time; a later retry may succeed. */
        RATE_LIMITED,
        /** A server error (5xx); a later retry may succeed, and the outcome of a write is indeterminate. */
        SERVER_ERROR,
        /** The access token is invalid (401). */
        UNAUTHORISED,
        /** The named resource does not exist (404); the reason says which. */
        NOT_FOUND,
        /** The request is rejected permanently; the reason says why. */
        REJECTED
    }

    /**
     * Parses a response whose status is not a success.
     *
     * @param body in any form; a proxy's HTML page gives an error without a reason
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

    /** Returns the error for logs and people: {@code 403 quotaExceeded: The request cannot be completed …}. */
    public String summary() {
        return status + " " + reason + ": " + message;
    }

    /** Returns the beginning of a text in one line of at most 200 characters. */
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
