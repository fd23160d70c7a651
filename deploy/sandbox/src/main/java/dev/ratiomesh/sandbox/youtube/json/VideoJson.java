package dev.ratiomesh.sandbox.youtube.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.world.Video;
import dev.ratiomesh.sandbox.world.VideoCounts;
import java.time.Instant;
import java.util.Set;

/**
 * Formats videos as the two read methods send them. Counts are strings, and a hidden count is a missing key, never "0".
 */
public final class VideoJson {
    private static final long VIDEO_SECONDS = 213;

    private VideoJson() {}

    /** Formats an item of {@code videos:batchGetStats}. */
    public static ObjectNode stats(VisibleVideo seen, Set<String> parts) {
        ObjectNode item = SandboxJson.object();
        if (parts.contains("snippet")) {
            item.putObject("snippet").put("publishTime", publishedAt(seen).toString());
        }
        if (parts.contains("statistics")) {
            item.set("statistics", counts(seen.video().counts()));
        }
        if (parts.contains("contentDetails")) {
            item.putObject("contentDetails").put("duration", VIDEO_SECONDS + "s");
        }
        return item;
    }

    /** Formats an item of {@code videos.list}. */
    public static ObjectNode video(VisibleVideo seen, Set<String> parts) {
        ObjectNode item = SandboxJson.object();
        StudioVideo upload = seen.upload();
        if (parts.contains("snippet")) {
            item.set(
                    "snippet",
                    upload == null ? snippet(seen) : UploadJson.snippet(upload, seen.channelTitle(), seen.at()));
        }
        if (parts.contains("status")) {
            item.set("status", upload == null ? status() : UploadJson.status(upload, seen.at()));
        }
        if (parts.contains("statistics")) {
            item.set("statistics", counts(seen.video().counts()).put("favoriteCount", "0"));
        }
        if (parts.contains("contentDetails")) {
            item.putObject("contentDetails").put("duration", "PT3M33S");
        }
        if (upload != null && seen.byOwner()) {
            item.setAll(UploadJson.ownersParts(upload, parts, seen.at()));
        }
        return item;
    }

    private static Instant publishedAt(VisibleVideo seen) {
        StudioVideo upload = seen.upload();
        return upload == null ? seen.video().publishedAt() : upload.publishedAt(seen.at());
    }

    private static ObjectNode counts(VideoCounts counts) {
        ObjectNode statistics = SandboxJson.object().put("viewCount", Long.toString(counts.views()));
        Long likes = counts.likes();
        if (likes != null) {
            statistics.put("likeCount", likes.toString());
        }
        Long comments = counts.comments();
        if (comments != null) {
            statistics.put("commentCount", comments.toString());
        }
        return statistics;
    }

    private static ObjectNode snippet(VisibleVideo seen) {
        Video video = seen.video();
        ObjectNode snippet = SandboxJson.object()
                .put("publishedAt", video.publishedAt().toString())
                .put("channelId", "UCsandbox0000000000000000")
                .put("title", video.title())
                .put("description", "")
                .put("channelTitle", seen.channelTitle())
                .put("categoryId", "10")
                .put("liveBroadcastContent", "none");
        snippet.putObject("thumbnails")
                .putObject("default")
                .put("url", "https://i.ytimg.com/vi/" + video.id() + "/default.jpg")
                .put("width", 120)
                .put("height", 90);
        snippet.putObject("localized").put("title", video.title()).put("description", "");
        return snippet;
    }

    private static ObjectNode status() {
        return SandboxJson.object()
                .put("uploadStatus", "processed")
                .put("privacyStatus", "public")
                .put("license", "youtube")
                .put("embeddable", true)
                .put("publicStatsViewable", true)
                .put("madeForKids", false);
    }
}
