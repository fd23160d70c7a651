package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.Json;
import java.util.LinkedHashSet;
import java.util.List;

/** One video as its owner sees it: what methods answer that make or change it. */
public final class VideoResource {
    private final Sights sights;

    public VideoResource(Sights sights) {
        this.sights = sights;
    }

    public ObjectNode of(String id, Caller owner, List<String> parts) {
        ObjectNode body = sights.of(id, owner)
                .map(seen -> VideoJson.video(seen, new LinkedHashSet<>(parts)))
                .orElseGet(Json::object);
        ObjectNode video = Json.object().put("kind", "youtube#video").put("etag", ETags.of(body));
        video.put("id", id).setAll(body);
        return video;
    }
}
