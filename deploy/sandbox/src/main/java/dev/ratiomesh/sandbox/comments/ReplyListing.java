package dev.ratiomesh.sandbox.comments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.wire.Json;
import dev.ratiomesh.sandbox.youtube.Caller;
import dev.ratiomesh.sandbox.youtube.ETags;
import java.util.List;
import java.util.Set;

/** {@code comments.list}: the replies of a thread, newest first, or comments by id. Ids nobody may see are left out. */
final class ReplyListing {
    private static final List<String> FILTERS = List.of("parentId", "id");
    private static final Set<String> PARTS = Set.of("id", "snippet");

    private final CommentBook book;

    ReplyListing(CommentBook book) {
        this.book = book;
    }

    Answer list(Call call, Caller caller) throws CommentRefused {
        Parameters parameters = new Parameters(call);
        CommentJson json = new CommentJson(caller, parameters.isHtml(), parameters.parts(PARTS));
        Page page = Page.of(comments(parameters, caller), parameters);
        ObjectNode body = Json.object().put("kind", "youtube#commentListResponse");
        ArrayNode items = Json.array();
        page.comments().forEach(comment -> items.add(json.comment(comment)));
        body.put("etag", ETags.of(items));
        page.describe(body);
        body.set("items", items);
        return Answer.json(200, body);
    }

    private List<Comment> comments(Parameters parameters, Caller caller) throws CommentRefused {
        if (parameters.filter(FILTERS).equals("parentId")) {
            String parent = parameters.required("parentId");
            if (book.find(parent).filter(top -> top.isSeenBy(caller)).isEmpty()) {
                throw CommentRefused.noComment(parent);
            }
            return seen(book.replies(parent), caller);
        }
        List<String> ids = parameters.call().list("id");
        return seen(book.newest(comment -> ids.contains(comment.id())), caller);
    }

    private static List<Comment> seen(List<Comment> comments, Caller caller) {
        return comments.stream().filter(comment -> comment.isSeenBy(caller)).toList();
    }
}
