package dev.ratiomesh.sandbox.comments;

import dev.ratiomesh.sandbox.wire.Answer;
import dev.ratiomesh.sandbox.wire.Call;
import dev.ratiomesh.sandbox.youtube.Caller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code comments.setModerationStatus}, for the channel the comment was written to, and {@code comments.delete}, for its author. */
final class Moderating {
    private final CommentBook book;

    Moderating(CommentBook book) {
        this.book = book;
    }

    Answer setStatus(Call call, Caller caller) throws CommentRefused {
        Parameters parameters = new Parameters(call);
        parameters.required("id");
        String wanted = parameters.required("moderationStatus");
        Visibility status = Arrays.stream(Visibility.values())
                .filter(one -> one.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> CommentRefused.parameter(
                        "invalidParameter", "moderationStatus", "Invalid string value: '" + wanted + "'."));
        List<Comment> moderated = new ArrayList<>();
        for (String id : call.list("id")) {
            Comment comment = book.find(id).orElseThrow(() -> CommentRefused.noComment(id));
            require(caller, comment.channelId());
            moderated.add(comment.moderated(status));
        }
        moderated.forEach(book::save);
        return Answer.empty(204);
    }

    /** Replies go with their thread. */
    Answer delete(Call call, Caller caller) throws CommentRefused {
        String id = new Parameters(call).required("id");
        Comment comment = book.find(id).orElseThrow(() -> CommentRefused.noComment(id));
        require(caller, comment.author().channelId());
        book.replies(id).stream().filter(reply -> !reply.deleted()).forEach(reply -> book.save(reply.gone()));
        book.save(comment.gone());
        return Answer.empty(204);
    }

    private static void require(Caller caller, String channel) throws CommentRefused {
        if (!caller.is(channel)) {
            throw CommentRefused.of(403, "forbidden", "The request might not be properly authorized.");
        }
    }
}
