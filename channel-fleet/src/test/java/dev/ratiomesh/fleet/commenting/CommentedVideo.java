package dev.ratiomesh.fleet.commenting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.fleet.mesh.ChannelOwner;
import dev.ratiomesh.fleet.mesh.Mesh;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A video of a connected channel, with viewers who comment on it. */
final class CommentedVideo {
    private static final ObjectMapper JSON = new ObjectMapper();

    final String tenant = "acme-" + UUID.randomUUID();
    final String video = "v" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    final String channel;
    private final Mesh mesh;

    CommentedVideo(Mesh mesh) {
        this.mesh = mesh;
        channel = ChannelOwner.connect(tenant, "c" + UUID.randomUUID());
        ObjectNode ownership = JSON.createObjectNode();
        ownership.putObject("belongs").put("videoId", video).put("channelId", channel);
        mesh.sandbox.inject(ownership.toString());
    }

    /** Returns an id that no other test uses. */
    String id(String name) {
        return video + "-" + name;
    }

    void comment(String name, String text) {
        mesh.sandbox.inject(commentJson(name, text, null, "Bob").toString());
    }

    void reply(String name, String text, String parent) {
        mesh.sandbox.inject(commentJson(name, text, parent, "Bob").toString());
    }

    /** Adds a comment that the channel itself wrote by hand. */
    void commentByChannel(String name, String text) {
        mesh.sandbox.inject(commentJson(name, text, null, channel).toString());
    }

    void comments(String prefix, int count, @Nullable String parent) {
        var all = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            all.add(commentJson(prefix + i, "text " + i, parent, "Bob"));
        }
        mesh.sandbox.inject(all.toString());
    }

    private ObjectNode commentJson(String name, String text, @Nullable String parent, String author) {
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

    /** Returns the sandbox's record of replies posted in this channel's name under this video. */
    List<JsonNode> posted() {
        List<JsonNode> posted = new ArrayList<>();
        for (JsonNode comment : mesh.sandbox.get("/sandbox/comments").path("posted")) {
            if (comment.path("videoId").asText().equals(video)) {
                posted.add(comment);
            }
        }
        return posted;
    }
}
