package dev.ratiomesh.sandbox.comments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.json.ETags;
import java.util.List;
import java.util.Set;

/** Formats comments and threads as the API sends them to one caller: only the author gets the original text. */
record CommentJson(YouTubeCaller caller, boolean html, Set<String> parts) {
    /** Most replies that a thread shows, whatever their number. */
    static final int MAX_REPLIES = 5;

    ObjectNode comment(StoredComment comment) {
        ObjectNode json = SandboxJson.object().put("kind", "youtube#comment");
        ObjectNode snippet = snippet(comment);
        json.put("etag", ETags.of(snippet)).put("id", comment.id());
        if (parts.contains("snippet") || parts.contains("replies")) {
            json.set("snippet", snippet);
        }
        return json;
    }

    /**
     * Formats a thread.
     *
     * @param replies replies that the caller sees, newest first
     */
    ObjectNode thread(StoredComment top, List<StoredComment> replies) {
        ObjectNode snippet =
                SandboxJson.object().put("channelId", top.channelId()).put("videoId", top.videoId());
        snippet.set("topLevelComment", comment(top));
        snippet.put("canReply", top.canReply())
                .put("totalReplyCount", replies.size())
                .put("isPublic", top.visibility() == CommentVisibility.PUBLISHED);
        ObjectNode json = SandboxJson.object().put("kind", "youtube#commentThread");
        json.put("etag", ETags.of(snippet)).put("id", top.id());
        if (parts.contains("snippet")) {
            json.set("snippet", snippet);
        }
        if (parts.contains("replies") && !replies.isEmpty()) {
            ArrayNode some = json.putObject("replies").putArray("comments");
            replies.stream().limit(MAX_REPLIES).forEach(reply -> some.add(comment(reply)));
        }
        return json;
    }

    private ObjectNode snippet(StoredComment comment) {
        ObjectNode snippet = SandboxJson.object()
                .put("channelId", comment.channelId())
                .put("videoId", comment.videoId())
                .put("textDisplay", html ? escaped(comment.text()) : comment.text());
        String author = comment.author().channelId();
        if (caller.is(author)) {
            snippet.put("textOriginal", comment.text());
        }
        if (comment.parentId() != null) {
            snippet.put("parentId", comment.parentId());
        }
        snippet.put("authorDisplayName", comment.author().name())
                .put("authorProfileImageUrl", "https://yt3.ggpht.com/" + author)
                .put("authorChannelUrl", "http://www.youtube.com/channel/" + author);
        snippet.putObject("authorChannelId").put("value", author);
        snippet.put("canRate", true).put("viewerRating", "none").put("likeCount", 0);
        if (caller.is(comment.channelId()) && comment.visibility() != CommentVisibility.PUBLISHED) {
            snippet.put("moderationStatus", comment.visibility().wireName());
        }
        return snippet.put("publishedAt", comment.publishedAt().toString())
                .put("updatedAt", comment.publishedAt().toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("\n", "<br>");
    }
}
