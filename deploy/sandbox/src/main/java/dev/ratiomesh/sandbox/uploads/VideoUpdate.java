package dev.ratiomesh.sandbox.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.studio.StudioVideo;
import dev.ratiomesh.sandbox.studio.StudioVideos;
import dev.ratiomesh.sandbox.studio.VideoSnippet;
import dev.ratiomesh.sandbox.studio.VideoStatus;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.youtube.Caller;
import dev.ratiomesh.sandbox.youtube.Endpoint;
import dev.ratiomesh.sandbox.youtube.Need;
import dev.ratiomesh.sandbox.youtube.Price;
import dev.ratiomesh.sandbox.youtube.Route;
import dev.ratiomesh.sandbox.youtube.VideoResource;
import java.time.Instant;
import java.time.InstantSource;

/** {@code videos.update}: overwrites everything that can be set in the parts named, also with what was left out. */
public final class VideoUpdate implements Endpoint {
    private final StudioVideos videos;
    private final VideoResource resource;
    private final InstantSource clock;

    /**
     * @param clock real time
     */
    public VideoUpdate(StudioVideos videos, VideoResource resource, InstantSource clock) {
        this.videos = videos;
        this.resource = resource;
        this.clock = clock;
    }

    @Override
    public Route route() {
        return new Route("PUT", "/youtube/v3/videos", Price.WRITE, Need.MANAGE);
    }

    @Override
    public Answer answer(Call call, Caller caller) {
        try {
            Metadata metadata = Metadata.of(call, call.body());
            String id = metadata.body().path("id").asText("");
            StudioVideo changed = changed(Ownership.video(videos, id, caller), metadata);
            videos.save(changed);
            return Answer.json(200, resource.of(id, caller, metadata.parts()));
        } catch (Rejected rejected) {
            return rejected.answer();
        }
    }

    private StudioVideo changed(StudioVideo video, Metadata metadata) throws Rejected {
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

    private static void requireTitleAndCategory(JsonNode snippet) throws Rejected {
        for (String field : new String[] {"title", "categoryId"}) {
            if (snippet.path(field).asText("").isEmpty()) {
                throw new Rejected(
                        "invalidVideoMetadata", "snippet." + field, "The request metadata is invalid: no " + field);
            }
        }
    }
}
