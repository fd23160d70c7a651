package dev.ratiomesh.sandbox.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.studio.VideoSnippet;
import dev.ratiomesh.sandbox.studio.VideoStatus;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.youtube.Parts;
import dev.ratiomesh.sandbox.youtube.YouTubeError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an application says of a video: the parts it names, each with every property it does not send at its default. */
record Metadata(JsonNode body, List<String> parts) {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "snippet",
            "status",
            "localizations",
            "recordingDetails",
            "contentDetails",
            "statistics",
            "player",
            "processingDetails",
            "fileDetails",
            "suggestions",
            "topicDetails",
            "paidProductPlacementDetails",
            "liveStreamingDetails");

    static Metadata of(Call call, String body) throws Rejected {
        Optional<YouTubeError> fault = Parts.fault(call, KNOWN);
        if (fault.isPresent()) {
            throw new Rejected(fault.get());
        }
        try {
            return new Metadata(Json.parse(body), call.list("part"));
        } catch (MalformedJson e) {
            throw new Rejected(YouTubeError.global(400, "parseError", "Parse Error: " + e.getMessage()));
        }
    }

    boolean names(String part) {
        return parts.contains(part);
    }

    /** What the video says of itself; a title is not needed of a new video without this part. */
    VideoSnippet snippet() throws Rejected {
        return names("snippet") ? SnippetReader.read(body.path("snippet")) : SnippetReader.UNNAMED;
    }

    VideoStatus status() throws Rejected {
        return StatusReader.read(names("status") ? body.path("status") : Json.object());
    }
}
