package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.wire.HttpCall;
import dev.ratiomesh.sandbox.youtube.YouTubeCaller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Serves {@code comments.setModerationStatus}, for the channel that got the comment, and {@code comments.delete}, for
 * its author.
 */
final class CommentModeration {
    private final CommentLog log;

    CommentModeration(CommentLog log) {
        this.log = log;
    }

    HttpAnswer setStatus(HttpCall call, YouTubeCaller caller) throws CommentRejectedException {
        CommentParameters parameters = new CommentParameters(call);
        parameters.required("id");
        String wanted = parameters.required("moderationStatus");
        CommentVisibility status = Arrays.stream(CommentVisibility.values())
                .filter(visibility -> visibility.wireName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> CommentRejectedException.parameter(
                        "invalidParameter", "moderationStatus", "Invalid string value: '" + wanted + "'."));
        List<StoredComment> moderated = new ArrayList<>();
        for (String id : call.list("id")) {
            StoredComment comment = log.find(id).orElseThrow(() -> CommentRejectedException.noComment(id));
            require(caller, comment.channelId());
            moderated.add(comment.withVisibility(status));
        }
        moderated.forEach(log::save);
        return HttpAnswer.empty(204);
    }

    /** Deletes a comment; the replies of a thread are deleted with it. */
    HttpAnswer delete(HttpCall call, YouTubeCaller caller) throws CommentRejectedException {
        String id = new CommentParameters(call).required("id");
        StoredComment comment = log.find(id).orElseThrow(() -> CommentRejectedException.noComment(id));
        require(caller, comment.author().channelId());
        log.replies(id).stream().filter(reply -> !reply.deleted()).forEach(reply -> log.save(reply.asDeleted()));
        log.save(comment.asDeleted());
        return HttpAnswer.empty(204);
    }

    private static void require(YouTubeCaller caller, String channel) throws CommentRejectedException {
        if (!caller.is(channel)) {
            throw CommentRejectedException.of(403, "forbidden", "The request might not be properly authorized.");
        }
    }
}
