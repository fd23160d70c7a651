package dev.ratiomesh.sandbox.youtube.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.VideoSnippet;
import dev.ratiomesh.sandbox.studio.VideoStatus;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.time.Instant;
import java.util.Set;

/** Formats uploaded videos as the API shows them. */
final class UploadJson {
    private UploadJson() {}

    static ObjectNode snippet(StudioVideo video, String channelTitle, Instant now) {
        VideoSnippet metadata = video.snippet();
        ObjectNode snippet = SandboxJson.object()
                .put("publishedAt", video.publishedAt(now).toString())
                .put("channelId", video.channelId())
                .put("title", metadata.title())
                .put("description", metadata.description())
                .put("channelTitle", channelTitle)
                .put("categoryId", metadata.categoryId())
                .put("liveBroadcastContent", "none");
        snippet.set("thumbnails", ThumbnailUrls.of(video.id()));
        if (!metadata.tags().isEmpty()) {
            snippet.set("tags", SandboxJson.tree(metadata.tags()));
        }
        if (metadata.defaultLanguage() != null) {
            snippet.put("defaultLanguage", metadata.defaultLanguage());
        }
        snippet.putObject("localized").put("title", metadata.title()).put("description", metadata.description());
        return snippet;
    }

    static ObjectNode status(StudioVideo video, Instant now) {
        VideoStatus current = video.statusAt(now);
        ObjectNode status = SandboxJson.object()
                .put("uploadStatus", video.uploadStatus(now))
                .put("privacyStatus", current.privacyStatus())
                .put("license", current.license())
                .put("embeddable", current.embeddable())
                .put("publicStatsViewable", current.publicStatsViewable())
                .put("madeForKids", current.selfDeclaredMadeForKids());
        if ("failed".equals(video.uploadStatus(now))) {
            status.put("failureReason", video.failureReason());
        }
        Instant publishAt = current.publishAt();
        if (publishAt != null) {
            status.put("publishAt", publishAt.toString());
        }
        return status;
    }

    /** Adds the parts that only the owner gets. */
    static ObjectNode ownersParts(StudioVideo video, Set<String> parts, Instant now) {
        ObjectNode item = SandboxJson.object();
        if (parts.contains("status")) {
            item.set(
                    "status",
                    status(video, now)
                            .put("selfDeclaredMadeForKids", video.status().selfDeclaredMadeForKids())
                            .put("containsSyntheticMedia", video.status().containsSyntheticMedia()));
        }
        if (parts.contains("fileDetails")) {
            item.putObject("fileDetails")
                    .put("fileSize", Long.toString(video.file().bytes()))
                    .put("fileType", "video");
        }
        if (parts.contains("processingDetails")) {
            item.putObject("processingDetails").put("processingStatus", processing(video.uploadStatus(now)));
        }
        if (parts.contains("suggestions")) {
            item.putObject("suggestions");
        }
        return item;
    }

    private static String processing(String uploadStatus) {
        return switch (uploadStatus) {
            case "uploaded" -> "processing";
            case "failed" -> "failed";
            default -> "succeeded";
        };
    }
}
