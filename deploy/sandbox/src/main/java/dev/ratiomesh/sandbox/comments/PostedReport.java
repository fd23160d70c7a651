package dev.ratiomesh.sandbox.comments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reports every comment ever written, those posted through the API apart with their author, and texts that were posted
 * twice to one place.
 */
public final class PostedReport {
    private final CommentLog log;

    public PostedReport(CommentLog log) {
        this.log = log;
    }

    private record PostedKey(String author, String where, String text) {}

    public ObjectNode json() {
        ObjectNode json = SandboxJson.object();
        ArrayNode posted = json.putArray("posted");
        ArrayNode incoming = json.putArray("incoming");
        Map<PostedKey, Integer> posts = new LinkedHashMap<>();
        for (StoredComment comment : log.all()) {
            (comment.posted() ? posted : incoming).add(json(comment));
            if (comment.posted()) {
                posts.merge(key(comment), 1, Integer::sum);
            }
        }
        ArrayNode twice = json.putArray("postedTwice");
        posts.forEach((key, count) -> {
            if (count > 1) {
                twice.add(((ObjectNode) SandboxJson.tree(key)).put("times", count));
            }
        });
        return json;
    }

    private static PostedKey key(StoredComment comment) {
        String where = comment.parentId() == null ? comment.videoId() : comment.parentId();
        return new PostedKey(comment.author().channelId(), where, comment.text());
    }

    private static ObjectNode json(StoredComment comment) {
        return SandboxJson.object()
                .put("id", comment.id())
                .put("parentId", comment.parentId())
                .put("videoId", comment.videoId())
                .put("channelId", comment.channelId())
                .put("postedBy", comment.author().channelId())
                .put("author", comment.author().name())
                .put("text", comment.text())
                .put("publishedAt", comment.publishedAt().toString())
                .put("moderationStatus", comment.visibility().wireName())
                .put("deleted", comment.deleted());
    }
}
