package dev.ratiomesh.fleet.commenting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connected channel with a video of its own, and viewers who write under it. */
final class Talk {
    private static final ObjectMapper JSON = new ObjectMapper();

    final String tenant = "acme-" + UUID.randomUUID();
    final String video = "v" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    final String channel;
    private final Mesh mesh;

    Talk(Mesh mesh) {
        this.mesh = mesh;
        channel = Owner.connect(tenant, "c" + UUID.randomUUID());
        ObjectNode belongs = JSON.createObjectNode();
        belongs.putObject("belongs").put("videoId", video).put("channelId", channel);
        mesh.sandbox.inject(belongs.toString());
    }

    /** An id that no other test uses. */
    String id(String name) {
        return video + "-" + name;
    }

    void comment(String name, String text) {
        mesh.sandbox.inject(one(name, text, null, "Bob").toString());
    }

    void reply(String name, String text, String parent) {
        mesh.sandbox.inject(one(name, text, parent, "Bob").toString());
    }

    /** Written by the channel itself, by hand. */
    void own(String name, String text) {
        mesh.sandbox.inject(one(name, text, null, channel).toString());
    }

    void comments(String prefix, int many, @Nullable String parent) {
        var all = JSON.createArrayNode();
        for (int i = 0; i < many; i++) {
            all.add(one(prefix + i, "text " + i, parent, "Bob"));
        }
        mesh.sandbox.inject(all.toString());
    }

    private ObjectNode one(String name, String text, @Nullable String parent, String author) {
        ObjectNode comment = JSON.createObjectNode();
        ObjectNode fields = comment.putObject("comment")
                .put("videoId", video)
                .put("author", author)
                .put("text", text)
                .put("id", id(name));
        if (parent != null) {
            fields.put("parentId", id(parent));
        }
        return comment;
    }

    /** What the sandbox says was posted in this channel's name under this video. */
    List<JsonNode> posted() {
        List<JsonNode> posted = new ArrayList<>();
        for (JsonNode one : mesh.sandbox.get("/sandbox/comments").path("posted")) {
            if (one.path("videoId").asText().equals(video)) {
                posted.add(one);
            }
        }
        return posted;
    }
}
