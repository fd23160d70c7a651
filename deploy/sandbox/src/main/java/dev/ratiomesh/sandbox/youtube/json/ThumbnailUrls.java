package dev.ratiomesh.sandbox.youtube.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;

/** Makes the addresses of an uploaded video's pictures, in the sizes every video has. */
public final class ThumbnailUrls {
    private ThumbnailUrls() {}

    public static ObjectNode of(String videoId) {
        ObjectNode sizes = SandboxJson.object();
        put(sizes, "default", videoId + "/default.jpg", 120, 90);
        put(sizes, "medium", videoId + "/mqdefault.jpg", 320, 180);
        put(sizes, "high", videoId + "/hqdefault.jpg", 480, 360);
        return sizes;
    }

    private static void put(ObjectNode sizes, String name, String file, int width, int height) {
        sizes.putObject(name)
                .put("url", "https://i.ytimg.com/vi/" + file)
                .put("width", width)
                .put("height", height);
    }
}
