package dev.ratiomesh.sandbox.comments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.wire.SandboxJson;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import dev.ratiomesh.sandbox.youtube.json.ETags;
import java.util.List;
import java.util.Set;

/**
 * Serves {@code comments.list}: the replies of a thread, newest first, or comments by id. Invisible ids are left out.
 */
final class ReplyListing {
    private static final List<String> FILTERS = List.of("parentId", "id");
    private static final Set<String> PARTS = Set.of("id", "snippet");

    private final CommentLog log;

    ReplyListing(CommentLog log) {
        this.log = log;
    }

    HttpAnswer list(HttpCall call, YouTubeCaller caller) throws CommentRejectedException {
        CommentParameters parameters = new CommentParameters(call);
        CommentJson json = new CommentJson(caller, parameters.isHtml(), parameters.parts(PARTS));
        CommentListPage page = CommentListPage.of(comments(parameters, caller), parameters);
        ObjectNode body = SandboxJson.object().put("kind", "youtube#commentListResponse");
        ArrayNode items = SandboxJson.array();
        page.comments().forEach(comment -> items.add(json.comment(comment)));
        body.put("etag", ETags.of(items));
        page.describe(body);
        body.set("items", items);
        return HttpAnswer.json(200, body);
    }

    private List<StoredComment> comments(CommentParameters parameters, YouTubeCaller caller)
            throws CommentRejectedException {
        if (parameters.filter(FILTERS).equals("parentId")) {
            String parent = parameters.required("parentId");
            if (log.find(parent).filter(top -> top.isSeenBy(caller)).isEmpty()) {
                throw CommentRejectedException.noComment(parent);
            }
            return seen(log.replies(parent), caller);
        }
        List<String> ids = parameters.call().list("id");
        return seen(log.newestFirst(comment -> ids.contains(comment.id())), caller);
    }

    private static List<StoredComment> seen(List<StoredComment> comments, YouTubeCaller caller) {
        return comments.stream().filter(comment -> comment.isSeenBy(caller)).toList();
    }
}
