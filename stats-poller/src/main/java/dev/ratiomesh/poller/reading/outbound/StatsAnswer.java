package dev.ratiomesh.poller.reading.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.poller.reading.Answer;
import dev.ratiomesh.poller.reading.Numbers;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of {@code videos:batchGetStats} and {@code videos.list}, tolerantly: counters come as strings or as
 * numbers, and any of them may be absent.
 */
final class StatsAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 200;
    private static final Set<String> DAY_IS_SPENT = Set.of("quotaExceeded", "dailyLimitExceeded");
    private static final Set<String> TOO_FAST =
            Set.of("rateLimitExceeded", "userRateLimitExceeded", "servingLimitExceeded");

    private StatsAnswer() {}

    static Answer of(int status, String body) {
        JsonNode json = json(body);
        if (status == 200) {
            return read(json, body);
        }
        JsonNode error = json.path("error");
        String reason = error.path("errors")
                .path(0)
                .path("reason")
                .asText(error.path("status").asText(""));
        String message = error.path("message").asText("");
        String said = status + " " + reason + ": " + shorten(message.isEmpty() ? body : message);
        return refusal(status, reason, message.contains("per day"), said);
    }

    /** The reason decides, but for one shape: a used-up bucket of its own has been seen as 429 with "per day" in the text. */
    private static Answer refusal(int status, String reason, boolean perDay, String said) {
        if (DAY_IS_SPENT.contains(reason) || (status == 429 && perDay)) {
            return new Answer.Spent(said);
        }
        if (status == 404 && reason.equals("videoNotFound")) {
            return new Answer.Read(Map.of());
        }
        return status == 429 || status >= 500 || TOO_FAST.contains(reason)
                ? new Answer.Busy(said)
                : new Answer.Refused(said);
    }

    /** An answer that is no list says nothing about any video; without this, a proxy's page would end campaigns. */
    private static Answer read(JsonNode json, String body) {
        boolean list =
                json.path("items").isArray() || json.path("kind").asText("").startsWith("youtube#");
        if (!list) {
            return new Answer.Busy("200 without a list of videos: " + shorten(body));
        }
        Map<String, Numbers> videos = new HashMap<>();
        for (JsonNode item : json.path("items")) {
            String id = item.path("id").asText("");
            if (!id.isEmpty()) {
                videos.put(id, numbers(item));
            }
        }
        return new Answer.Read(videos);
    }

    private static Numbers numbers(JsonNode item) {
        JsonNode statistics = item.path("statistics");
        JsonNode snippet = item.path("snippet");
        return new Numbers(
                count(statistics.path("viewCount")),
                count(statistics.path("likeCount")),
                count(statistics.path("commentCount")),
                instant(snippet.path("publishTime")
                        .asText(snippet.path("publishedAt").asText(""))));
    }

    private static @Nullable Long count(JsonNode value) {
        if (!value.isTextual() && !value.isIntegralNumber()) {
            return null;
        }
        try {
            long count = Long.parseLong(value.asText());
            return count < 0 ? null : count;
        } catch (NumberFormatException notACount) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }

    private static JsonNode json(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? JSON.missingNode() : json;
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
