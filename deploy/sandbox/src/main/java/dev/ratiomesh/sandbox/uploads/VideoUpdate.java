package dev.ratiomesh.sandbox.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.VideoSnippet;
import dev.ratiomesh.sandbox.studio.VideoStatus;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.AuthRequirement;
import dev.ratiomesh.sandbox.youtube.MethodRoute;
import dev.ratiomesh.sandbox.youtube.VideoRepresentation;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.YouTubeMethod;
import dev.ratiomesh.sandbox.youtube.quota.CallCost;
import java.time.Instant;
import java.time.InstantSource;

/** Serves {@code videos.update}: overwrites everything that can be set in the named parts, also with absent values. */
public final class VideoUpdate implements YouTubeMethod {
    private final StudioVideos videos;
    private final VideoRepresentation resource;
    private final InstantSource clock;

    /**
     * Connects the method with its sources.
     *
     * @param clock real time
     */
    public VideoUpdate(StudioVideos videos, VideoRepresentation resource, InstantSource clock) {
        this.videos = videos;
        this.resource = resource;
        this.clock = clock;
    }

    @Override
    public MethodRoute route() {
        return new MethodRoute("PUT", "/youtube/v3/videos", CallCost.WRITE, AuthRequirement.MANAGE);
    }

    @Override
    public HttpAnswer answer(HttpCall call, YouTubeCaller caller) {
        try {
            MetadataBody metadata = MetadataBody.of(call, call.body());
            String id = metadata.body().path("id").asText("");
            StudioVideo changed = changed(OwnershipCheck.video(videos, id, caller), metadata);
            videos.save(changed);
            return HttpAnswer.json(200, resource.of(id, caller, metadata.parts()));
        } catch (UploadRejectedException rejected) {
            return rejected.answer();
        }
    }

    private StudioVideo changed(StudioVideo video, MetadataBody metadata) throws UploadRejectedException {
        Instant now = clock.instant();
        VideoSnippet snippet = video.snippet();
        if (metadata.names("snippet")) {
            requireTitleAndCategory(metadata.body().path("snippet"));
            snippet = metadata.snippet();
        }
        VideoStatus status = metadata.names("status") ? metadata.status() : video.statusAt(now);
        if (status.publishAt() != null && video.openSince(now) != null) {
            throw StatusReader.badPublishAt();
        }
        return video.with(snippet, status, now);
    }

    private static void requireTitleAndCategory(JsonNode snippet) throws UploadRejectedException {
        for (String field : new String[] {"title", "categoryId"}) {
            if (snippet.path(field).asText("").isEmpty()) {
                throw new UploadRejectedException(
                        "invalidVideoMetadata", "snippet." + field, "The request metadata is invalid: no " + field);
            }
        }
    }
}
