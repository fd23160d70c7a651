package dev.ratiomesh.sandbox.comments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.json.ETags;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Serves {@code commentThreads.list}. A new reply does not bring an old thread to the top, as in reality. */
final class ThreadListing {
    private static final List<String> FILTERS = List.of("videoId", "allThreadsRelatedToChannelId", "id");
    private static final Set<String> PARTS = Set.of("id", "snippet", "replies");

    private final CommentLog log;
    private final CommentSwitches switches;
    private final CommentContext context;

    ThreadListing(CommentLog log, CommentSwitches switches, CommentContext context) {
        this.log = log;
        this.switches = switches;
        this.context = context;
    }

    HttpAnswer list(HttpCall call, YouTubeCaller caller) throws CommentRejectedException {
        CommentParameters parameters = new CommentParameters(call);
        CommentJson json = new CommentJson(caller, parameters.isHtml(), parameters.parts(PARTS));
        CommentListPage page = CommentListPage.of(threads(parameters, caller), parameters);
        ObjectNode body = SandboxJson.object().put("kind", "youtube#commentThreadListResponse");
        ArrayNode items = SandboxJson.array();
        page.comments().forEach(top -> items.add(json.thread(top, seenReplies(top, caller))));
        body.put("etag", ETags.of(items));
        page.describe(body);
        body.set("items", items);
        return HttpAnswer.json(200, body);
    }

    private List<StoredComment> seenReplies(StoredComment top, YouTubeCaller caller) {
        return log.replies(top.id()).stream()
                .filter(reply -> reply.isSeenBy(caller))
                .toList();
    }

    private List<StoredComment> threads(CommentParameters parameters, YouTubeCaller caller)
            throws CommentRejectedException {
        Predicate<StoredComment> wanted = wanted(parameters);
        String terms = parameters.optional("searchTerms").orElse("").toLowerCase(Locale.ROOT);
        Predicate<StoredComment> visible = visible(parameters, caller);
        List<StoredComment> threads = log.newestFirst(comment -> !comment.isReply()
                && wanted.test(comment)
                && visible.test(comment)
                && comment.text().toLowerCase(Locale.ROOT).contains(terms));
        if (parameters.oneOf("order", "time", Set.of("time", "relevance")).equals("relevance")) {
            Collections.reverse(threads);
        }
        return threads;
    }

    private Predicate<StoredComment> wanted(CommentParameters parameters) throws CommentRejectedException {
        String filter = parameters.filter(FILTERS);
        String value = parameters.required(filter);
        return switch (filter) {
            case "videoId" -> onVideo(value);
            case "id" -> {
                List<String> ids = parameters.call().list("id");
                yield comment -> ids.contains(comment.id());
            }
            default -> comment -> comment.channelId().equals(value) && !switches.areDisabled(comment.videoId());
        };
    }

    private Predicate<StoredComment> onVideo(String videoId) throws CommentRejectedException {
        if (context.channelOf().apply(videoId).isEmpty()) {
            throw CommentRejectedException.of(
                    404, "videoNotFound", "The video identified by the videoId parameter could not be found.");
        }
        if (switches.areDisabled(videoId)) {
            throw CommentRejectedException.of(
                    403, "commentsDisabled", "The video identified by the videoId parameter has disabled comments.");
        }
        return comment -> comment.videoId().equals(videoId);
    }

    /** Selects the visible comments. Only the owner may ask for held ones. */
    private static Predicate<StoredComment> visible(CommentParameters parameters, YouTubeCaller caller)
            throws CommentRejectedException {
        String status =
                parameters.oneOf("moderationStatus", "published", Set.of("published", "heldForReview", "likelySpam"));
        if (status.equals("published")) {
            return comment -> comment.isSeenBy(caller);
        }
        if (parameters.optional("id").isPresent()) {
            throw CommentRejectedException.parameter(
                    "incompatibleParameters", "moderationStatus", "moderationStatus cannot be used with id");
        }
        if (caller.channelId().isEmpty()) {
            throw CommentRejectedException.of(
                    403, "forbidden", "Only the owner may ask for comments that are not published.");
        }
        return comment ->
                !comment.deleted() && status.equals(comment.visibility().wireName()) && caller.is(comment.channelId());
    }
}
