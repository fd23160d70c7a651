package dev.ratiomesh.sandbox.comments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.MalformedJson;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import java.util.List;
import java.util.Set;

/**
 * Serves {@code comments.insert} and {@code commentThreads.insert}. A held reply gets the same answer as a published
 * one.
 */
final class CommentInsert {
    private static final int MAX_TEXT_LENGTH = 10_000;
    private static final Set<String> PARTS = Set.of("id", "snippet", "replies");

    private final CommentLog log;
    private final CommentSwitches switches;
    private final CommentContext context;

    CommentInsert(CommentLog log, CommentSwitches switches, CommentContext context) {
        this.log = log;
        this.switches = switches;
        this.context = context;
    }

    HttpAnswer reply(HttpCall call, YouTubeCaller caller) throws CommentRejectedException {
        CommentJson json = new CommentJson(caller, false, new CommentParameters(call).parts(PARTS));
        String author = author(caller);
        JsonNode snippet = body(call).path("snippet");
        String text = text(snippet);
        StoredComment top = parent(snippet.path("parentId").asText());
        requireEnabled(top.videoId());
        boolean held = switches.holdReplies(author, top.channelId());
        StoredComment reply = log.add(new NewComment(
                null,
                top.id(),
                top.videoId(),
                top.channelId(),
                new StoredComment.Author(author, context.nameOf().apply(author)),
                text,
                held ? CommentVisibility.HELD : CommentVisibility.PUBLISHED,
                true,
                true));
        return HttpAnswer.json(200, json.comment(reply));
    }

    HttpAnswer thread(HttpCall call, YouTubeCaller caller) throws CommentRejectedException {
        CommentJson json = new CommentJson(caller, false, new CommentParameters(call).parts(PARTS));
        String author = author(caller);
        JsonNode snippet = body(call).path("snippet");
        String text = text(snippet.path("topLevelComment").path("snippet"));
        String video = snippet.path("videoId").asText();
        String channel = context.channelOf()
                .apply(video)
                .orElseThrow(() -> CommentRejectedException.of(404, "videoNotFound", "The video could not be found."));
        requireEnabled(video);
        StoredComment top = log.add(new NewComment(
                null,
                null,
                video,
                channel,
                new StoredComment.Author(author, context.nameOf().apply(author)),
                text,
                CommentVisibility.PUBLISHED,
                true,
                true));
        return HttpAnswer.json(200, json.thread(top, List.of()));
    }

    private StoredComment parent(String id) throws CommentRejectedException {
        if (id.isEmpty()) {
            throw CommentRejectedException.of(
                    400, "parentIdMissing", "The comment must specify the snippet.parentId property.");
        }
        StoredComment parent = log.find(id)
                .orElseThrow(() -> CommentRejectedException.of(
                        404, "parentCommentNotFound", "The specified parent comment could not be found."));
        if (parent.isReply()) {
            throw CommentRejectedException.of(
                    400, "invalidCommentMetadata", "The parent is a reply; replies go to top-level comments only.");
        }
        if (!parent.canReply()) {
            throw CommentRejectedException.of(
                    400, "operationNotSupported", "The API user is not able to insert a comment in reply to it.");
        }
        return parent;
    }

    private void requireEnabled(String videoId) throws CommentRejectedException {
        if (switches.areDisabled(videoId)) {
            throw CommentRejectedException.of(403, "commentsDisabled", "The video has disabled comments.");
        }
    }

    private static String author(YouTubeCaller caller) throws CommentRejectedException {
        return caller.channelId()
                .orElseThrow(() -> CommentRejectedException.of(
                        401, "youtubeSignupRequired", "The account has no channel to comment as."));
    }

    private static JsonNode body(HttpCall call) throws CommentRejectedException {
        try {
            return SandboxJson.parse(call.body());
        } catch (MalformedJson e) {
            throw CommentRejectedException.of(400, "badRequest", "Invalid JSON payload received. " + e.getMessage());
        }
    }

    private static String text(JsonNode snippet) throws CommentRejectedException {
        String text = snippet.path("textOriginal").asText("");
        if (text.isBlank()) {
            throw CommentRejectedException.of(400, "commentTextRequired", "The comment must have a text.");
        }
        if (text.length() > MAX_TEXT_LENGTH) {
            throw CommentRejectedException.of(400, "commentTextTooLong", "The comment's text has too many characters.");
        }
        return text;
    }
}
