package dev.ratiomesh.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.studio.Grant;
import dev.ratiomesh.sandbox.studio.ReceivedFile;
import dev.ratiomesh.sandbox.studio.StudioState;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.uploads.session.UploadTraffic;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** Reports channels, grants and uploaded videos, which no client outside a sandbox could see. */
record StudioReport(StudioState studio, UploadTraffic traffic) {

    ObjectNode json() {
        ObjectNode json = SandboxJson.object();
        json.set("channels", SandboxJson.tree(studio.channels().all()));
        json.putArray("grants")
                .addAll(studio.grants().all().stream().map(this::grant).toList());
        json.putArray("videos")
                .addAll(studio.videos().all().stream().map(StudioReport::video).toList());
        json.putArray("uploads")
                .addAll(traffic.all().stream().map(StudioReport::upload).toList());
        return json;
    }

    private JsonNode grant(Grant grant) {
        boolean live = studio.grants().findLive(grant.refreshToken()).isPresent();
        ObjectNode json = (ObjectNode) SandboxJson.tree(grant);
        return json.put("live", live).put("refreshes", studio.grants().refreshes(grant));
    }

    private static JsonNode upload(UploadTraffic.TitleTraffic count) {
        return SandboxJson.object()
                .put("channelId", count.channelId())
                .put("title", count.title())
                .put("sessionsBegun", count.begun())
                .put("bytesReceived", count.bytes());
    }

    private static JsonNode video(StudioVideo video) {
        ReceivedFile thumbnail = video.thumbnail();
        ObjectNode json = SandboxJson.object()
                .put("id", video.id())
                .put("channelId", video.channelId())
                .put("title", video.snippet().title())
                .put("bytes", video.file().bytes())
                .put("sha256", video.file().sha256())
                .put("privacyStatus", video.status().privacyStatus())
                .put("thumbnailSha256", thumbnail == null ? null : thumbnail.sha256())
                .put("failureReason", video.failureReason());
        return json.put("uploadedAt", video.uploadedAt().toString());
    }
}
