package dev.ratiomesh.fleet.commenting.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.fleet.commenting.CommentPages;
import dev.ratiomesh.fleet.commenting.CommentPages.CommentThread;
import dev.ratiomesh.fleet.commenting.CommentPages.RepliesPage;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads YouTube's pages of comments. */
final class CommentParser {
    private CommentParser() {}

    /** The answer makes no sense; the message says where. */
    static final class UnreadableResponseException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableResponseException(String what) {
            super(what);
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
        List<CommentPages.Comment> replies = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            replies.add(comment(item).under(threadId, channelId));
        }
        return new RepliesPage(replies, text(page, "nextPageToken"));
    }

    /** The id of what was posted, null when the answer has none. */
    static @Nullable String postedId(String body) {
        try {
            return text(parse(body), "id");
        } catch (UnreadableResponseException e) {
            return null;
        }
    }

    /** How many items a page has. */
    static int itemCount(String body) throws UnreadableResponseException {
        return parse(body).path("items").size();
    }

    private static CommentThread thread(JsonNode item) throws UnreadableResponseException {
        JsonNode snippet = item.path("snippet");
        CommentPages.Comment top = comment(snippet.path("topLevelComment"));
        String channel = text(snippet, "channelId");
        top = channel == null
                ? top
                : new CommentPages.Comment(
                        top.id(),
                        null,
                        channel,
                        top.authorChannelId(),
                        top.authorName(),
                        top.text(),
                        top.likes(),
                        top.publishedAt());
        List<CommentPages.Comment> replies = new ArrayList<>();
        for (JsonNode reply : item.path("replies").path("comments")) {
            replies.add(comment(reply).under(top.id(), top.channelId()));
        }
        return new CommentThread(
                top,
                snippet.path("totalReplyCount").asLong(),
                snippet.path("canReply").asBoolean(true),
                replies);
    }

    private static CommentPages.Comment comment(JsonNode item) throws UnreadableResponseException {
        JsonNode snippet = item.path("snippet");
        String id = text(item, "id");
        if (id == null) {
            throw new UnreadableResponseException("a comment has no id");
        }
        String original = text(snippet, "textOriginal");
        String shown = original == null ? snippet.path("textDisplay").asText("") : original;
        return new CommentPages.Comment(
                id,
                text(snippet, "parentId"),
                snippet.path("channelId").asText(""),
                text(snippet.path("authorChannelId"), "value"),
                plain(snippet.path("authorDisplayName").asText("")),
                plain(shown),
                snippet.path("likeCount").asLong(),
                time(snippet, id));
    }

    private static Instant time(JsonNode snippet, String id) throws UnreadableResponseException {
        try {
            return Instant.parse(snippet.path("publishedAt").asText(""));
        } catch (DateTimeParseException e) {
            throw new UnreadableResponseException("comment " + id + " has no time of publication");
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        String text = plain(node.path(field).asText(""));
        return text.isEmpty() ? null : text;
    }

    /** Text columns bear no NUL. */
    private static String plain(String text) {
        return text.replace("\u0000", "");
    }

    private static JsonNode parse(String body) throws UnreadableResponseException {
        try {
            JsonNode node = JsonMappers.tolerant().readTree(body);
            if (!node.isObject()) {
                throw new UnreadableResponseException("the answer is no JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new UnreadableResponseException("the answer is no JSON: " + e.getOriginalMessage());
        }
    }
}
