package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.youtube.json.VideoJson;
import dev.ratiomesh.sandbox.youtube.json.VisibleVideo;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import dev.ratiomesh.sandbox.youtube.quota.QuotaMetric;
import java.util.Set;
import java.util.function.BiFunction;

/** Describes the two methods that read videos by id. */
@SuppressWarnings("ImmutableEnumChecker") // sets made by Set.of and a static method without state
enum VideoMethod {
    BATCH_GET_STATS(
            new MethodRoute(
                    "GET",
                    "/youtube/v3/videos:batchGetStats",
                    new CallCost(QuotaMetric.BATCH_GET_STATS, 1),
                    AuthRequirement.READ),
            "youtube#batchGetStatsResponse",
            "youtube#videoStats",
            Set.of("id", "snippet", "statistics", "contentDetails"),
            Set.of(),
            VideoJson::stats),
    LIST(
            new MethodRoute("GET", "/youtube/v3/videos", CallCost.READ, AuthRequirement.READ),
            "youtube#videoListResponse",
            "youtube#video",
            Set.of(
                    "id",
                    "snippet",
                    "statistics",
                    "status",
                    "contentDetails",
                    "player",
                    "topicDetails",
                    "localizations",
                    "recordingDetails",
                    "liveStreamingDetails",
                    "paidProductPlacementDetails",
                    "fileDetails",
                    "processingDetails",
                    "suggestions"),
            Set.of("fileDetails", "processingDetails", "suggestions"),
            VideoJson::video);

    private final MethodRoute route;
    private final String listKind;
    private final String itemKind;
    private final Set<String> parts;
    private final Set<String> ownerOnlyParts;

    private final BiFunction<VisibleVideo, Set<String>, ObjectNode> body;

    VideoMethod(
            MethodRoute route,
            String listKind,
            String itemKind,
            Set<String> parts,
            Set<String> ownerOnlyParts,
            BiFunction<VisibleVideo, Set<String>, ObjectNode> body) {
        this.route = route;
        this.listKind = listKind;
        this.itemKind = itemKind;
        this.parts = parts;
        this.ownerOnlyParts = ownerOnlyParts;
        this.body = body;
    }

    MethodRoute route() {
        return route;
    }

    String listKind() {
        return listKind;
    }

    String itemKind() {
        return itemKind;
    }

    Set<String> parts() {
        return parts;
    }

    Set<String> ownerOnlyParts() {
        return ownerOnlyParts;
    }

    ObjectNode body(VisibleVideo video, Set<String> wanted) {
        return body.apply(video, wanted);
    }
}
