package dev.ratiomesh.fleet.commenting.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.fleet.commenting.CommentPages.Comment;
import dev.ratiomesh.fleet.commenting.CommentPages.CommentThread;
import dev.ratiomesh.fleet.commenting.CommentPages.RepliesPage;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses YouTube's pages of comments. */
final class CommentParser {
    private CommentParser() {}

    /** Signals a response that cannot be read; the message names the place. */
    static final class UnreadableResponseException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableResponseException(String message) {
            super(message);
        }
    }

    static ThreadPage parseThreads(String body) throws UnreadableResponseException {
        JsonNode page = parse(body);
        List<CommentThread> threads = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            threads.add(thread(item));
        }
        return new ThreadPage(threads, text(page, "nextPageToken"));
    }

    static RepliesPage parseReplies(String body, String threadId, String channelId) throws UnreadableResponseException {
        JsonNode page = parse(body);
        List<Comment> replies = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            replies.add(comment(item).under(threadId, channelId));
        }
        return new RepliesPage(replies, text(page, "nextPageToken"));
    }

    /** Returns the id of a posted comment, null when the response has none. */
    static @Nullable String postedId(String body) {
        try {
            return text(parse(body), "id");
        } catch (UnreadableResponseException e) {
            return null;
        }
    }

    /** Counts the items of a page. */
    static int itemCount(String body) throws UnreadableResponseException {
        return parse(body).path("items").size();
    }

    private static CommentThread thread(JsonNode item) throws UnreadableResponseException {
        JsonNode snippet = item.path("snippet");
        Comment top = comment(snippet.path("topLevelComment"));
        String channel = text(snippet, "channelId");
        top = channel == null
                ? top
                : new Comment(
                        top.id(),
                        null,
                        channel,
                        top.authorChannelId(),
                        top.authorName(),
                        top.text(),
                        top.likes(),
                        top.publishedAt());
        List<Comment> replies = new ArrayList<>();
        for (JsonNode reply : item.path("replies").path("comments")) {
            replies.add(comment(reply).under(top.id(), top.channelId()));
        }
        return new CommentThread(
                top,
                snippet.path("totalReplyCount").asLong(),
                snippet.path("canReply").asBoolean(true),
                replies);
    }

    private static Comment comment(JsonNode item) throws UnreadableResponseException {
        JsonNode snippet = item.path("snippet");
        String id = text(item, "id");
        if (id == null) {
            throw new UnreadableResponseException("a comment has no id");
        }
        String originalText = text(snippet, "textOriginal");
        String text = originalText == null ? snippet.path("textDisplay").asText("") : originalText;
        return new Comment(
                id,
                text(snippet, "parentId"),
                snippet.path("channelId").asText(""),
                text(snippet.path("authorChannelId"), "value"),
                withoutNul(snippet.path("authorDisplayName").asText("")),
                withoutNul(text),
                snippet.path("likeCount").asLong(),
                time(snippet, id));
    }

    private static Instant time(JsonNode snippet, String id) throws UnreadableResponseException {
        try {
            return Instant.parse(snippet.path("publishedAt").asText(""));
        } catch (DateTimeParseException e) {
            throw new UnreadableResponseException("comment " + id + " has no publication time");
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = withoutNul(node.path(field).asText(""));
        return text.isEmpty() ? null : text;
    }

    /** Removes NUL characters, which text columns cannot hold. */
    private static String withoutNul(String text) {
        return text.replace("\u0000", "");
    }

    private static JsonNode parse(String body) throws UnreadableResponseException {
        try {
            JsonNode node = JsonMappers.tolerant().readTree(body);
            if (!node.isObject()) {
                throw new UnreadableResponseException("the response is not a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new UnreadableResponseException("the response is not JSON: " + e.getOriginalMessage());
        }
    }
}
