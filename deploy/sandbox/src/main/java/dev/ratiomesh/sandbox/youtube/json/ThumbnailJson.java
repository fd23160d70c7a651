package dev.ratiomesh.sandbox.youtube.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** Formats the answer of {@code thumbnails.set}. */
public final class ThumbnailJson {
    private ThumbnailJson() {}

    public static ObjectNode set(String videoId) {
        ArrayNode items = SandboxJson.array().add(ThumbnailUrls.of(videoId));
        ObjectNode json =
                SandboxJson.object().put("kind", "youtube#thumbnailSetResponse").put("etag", ETags.of(items));
        json.set("items", items);
        return json;
    }
}
