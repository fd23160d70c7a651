package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.world.Video;
import java.util.Set;
import java.util.function.BiFunction;

/** What tells the two ways of reading videos by id apart. */
@SuppressWarnings("ImmutableEnumChecker") // sets made by Set.of and a static method without state
enum VideoMethod {
    BATCH_GET_STATS(
            "youtube#batchGetStatsResponse",
            "youtube#videoStats",
            Set.of("id", "snippet", "statistics", "contentDetails"),
            Set.of(),
            VideoJson::stats),
    LIST(
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
                    "paidProductPlacementDetails"),
            Set.of("fileDetails", "processingDetails", "suggestions"),
            VideoJson::video);

    private final String listKind;
    private final String itemKind;
    private final Set<String> parts;
    private final Set<String> ownerOnlyParts;

    private final BiFunction<Video, Set<String>, ObjectNode> body;

    VideoMethod(
            String listKind,
            String itemKind,
            Set<String> parts,
            Set<String> ownerOnlyParts,
            BiFunction<Video, Set<String>, ObjectNode> body) {
        this.listKind = listKind;
        this.itemKind = itemKind;
        this.parts = parts;
        this.ownerOnlyParts = ownerOnlyParts;
        this.body = body;
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

    ObjectNode body(Video video, Set<String> wanted) {
        return body.apply(video, wanted);
    }
}
