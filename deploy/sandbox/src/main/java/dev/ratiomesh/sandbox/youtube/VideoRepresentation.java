package dev.ratiomesh.sandbox.youtube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.json.ETags;
import dev.ratiomesh.sandbox.youtube.json.VideoJson;
import java.util.LinkedHashSet;
import java.util.List;

/** Formats one video as its owner sees it: the answer of methods that create or change it. */
public final class VideoRepresentation {
    private final VideoVisibility visibility;

    public VideoRepresentation(VideoVisibility visibility) {
        this.visibility = visibility;
    }

    public ObjectNode of(String id, YouTubeCaller owner, List<String> parts) {
        ObjectNode body = visibility
                .find(id, owner)
                .map(visible -> VideoJson.video(visible, new LinkedHashSet<>(parts)))
                .orElseGet(SandboxJson::object);
        ObjectNode video = SandboxJson.object().put("kind", "youtube#video").put("etag", ETags.of(body));
        video.put("id", id).setAll(body);
        return video;
    }
}
