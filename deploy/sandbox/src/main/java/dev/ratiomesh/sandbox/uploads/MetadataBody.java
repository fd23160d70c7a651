package dev.ratiomesh.sandbox.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.studio.VideoSnippet;
import dev.ratiomesh.sandbox.studio.VideoStatus;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.PartParameter;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the metadata that an application sends for a video: the named parts, each with every property it does not send
 * at its default.
 */
record MetadataBody(JsonNode body, List<String> parts) {
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

    static MetadataBody of(HttpCall call, String body) throws UploadRejectedException {
        Optional<YouTubeErrorBody> fault = PartParameter.fault(call, KNOWN);
        if (fault.isPresent()) {
            throw new UploadRejectedException(fault.get());
        }
        try {
            return new MetadataBody(SandboxJson.parse(body), call.list("part"));
        } catch (MalformedJson e) {
            throw new UploadRejectedException(
                    YouTubeErrorBody.global(400, "parseError", "Parse Error: " + e.getMessage()));
        }
    }

    boolean names(String part) {
        return parts.contains(part);
    }

    /** Reads the snippet; a new video without this part needs no title. */
    VideoSnippet snippet() throws UploadRejectedException {
        return names("snippet") ? SnippetReader.read(body.path("snippet")) : SnippetReader.UNNAMED;
    }

    VideoStatus status() throws UploadRejectedException {
        return StatusReader.read(names("status") ? body.path("status") : SandboxJson.object());
    }
}
