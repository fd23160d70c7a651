package dev.ratiomesh.poller.reading.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.delivery.youtube.YouTubeError;
import dev.ratiomesh.poller.reading.StatsResult;
import dev.ratiomesh.poller.reading.VideoStats;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses responses of {@code videos:batchGetStats} and {@code videos.list}. Counts may be strings or numbers, and any of
 * them may be absent.
 */
final class StatsResponseParser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StatsResponseParser() {}

    static StatsResult parse(int status, String body) {
        return status == 200 ? parseVideos(json(body), body) : parseError(YouTubeError.parse(status, body));
    }

    private static StatsResult parseError(YouTubeError error) {
        return switch (error.kind()) {
            case QUOTA_EXHAUSTED -> new StatsResult.QuotaExhausted(error.summary());
            case RATE_LIMITED, SERVER_ERROR -> new StatsResult.RetryLater(error.summary());
            case NOT_FOUND ->
                error.reason().equals("videoNotFound")
                        ? new StatsResult.Stats(Map.of())
                        : new StatsResult.RequestRefused(error.summary());
            case UNAUTHORISED, REJECTED -> new StatsResult.RequestRefused(error.summary());
        };
    }

    /** Rejects a response without a list: otherwise the page of a proxy would count as fifty missing videos. */
    private static StatsResult parseVideos(JsonNode json, String body) {
        boolean list =
                json.path("items").isArray() || json.path("kind").asText("").startsWith("youtube#");
        if (!list) {
            return new StatsResult.RetryLater("Status 200 without a list of videos: " + YouTubeError.inOneLine(body));
        }
        Map<String, VideoStats> videos = new HashMap<>();
        for (JsonNode item : json.path("items")) {
            String id = item.path("id").asText("");
            if (!id.isEmpty()) {
                videos.put(id, stats(item));
            }
        }
        return new StatsResult.Stats(videos);
    }

    private static VideoStats stats(JsonNode item) {
        JsonNode statistics = item.path("statistics");
        JsonNode snippet = item.path("snippet");
        return new VideoStats(
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
}
