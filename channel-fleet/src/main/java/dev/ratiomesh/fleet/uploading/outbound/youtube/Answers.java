package dev.ratiomesh.fleet.uploading.outbound.youtube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads YouTube's answers about uploads. */
final class Answers {
    private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d{1,18})");
    private static final int INCOMPLETE = 308;

    private Answers() {}

    /** How many bytes the server has: its word counts, and none is 0. Empty when the answer is no 308. */
    static OptionalLong offset(ApiResult.CallSucceeded done) {
        if (done.status() != INCOMPLETE) {
            return OptionalLong.empty();
        }
        Matcher range = RANGE.matcher(done.headers().getOrDefault("range", ""));
        return OptionalLong.of(range.matches() ? Long.parseLong(range.group(1)) + 1 : 0);
    }

    /** The id in a video resource. */
    static UploadObservation completed(ApiResult.CallSucceeded done) {
        String id = json(done).path("id").asText("");
        return id.isEmpty()
                ? new UploadObservation.ApiResultReceived(nonsense("a whole upload without a video's id"))
                : new UploadObservation.UploadCompleted(id);
    }

    /** A session that the server does not know. */
    static boolean gone(ApiResult reply) {
        return reply instanceof ApiResult.CallRejected refused && (refused.status() == 404 || refused.status() == 410);
    }

    static Optional<JsonNode> first(ApiResult.CallSucceeded done) {
        JsonNode first = json(done).path("items").path(0);
        return first.isMissingNode() ? Optional.empty() : Optional.of(first);
    }

    static JsonNode json(ApiResult.CallSucceeded done) {
        try {
            return JsonMappers.tolerant().readTree(done.body());
        } catch (JsonProcessingException e) {
            return JsonMappers.tolerant().missingNode();
        }
    }

    static ApiResult nonsense(String what) {
        return new ApiResult.CallFailed("YouTube answered " + what, true, Duration.ZERO);
    }
}
