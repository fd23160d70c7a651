package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages.Comment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The result of searching a thread for a reply in doubt. */
public sealed interface ReplyLookup {
    /** The thread holds the reply. */
    record ReplyFound(String postedId) implements ReplyLookup {}

    /** All replies of the thread were read, and the reply is not among them. */
    record ReplyAbsent() implements ReplyLookup {}

    /** The thread could not be read to its end. */
    record LookupUnclear(ApiResult result) implements ReplyLookup {}

    /** Largest difference allowed between YouTube's clock and this service's. */
    Duration MAX_CLOCK_SKEW = Duration.ofMinutes(2);

    /** Finds the reply by its author, the channel, by its text, and by a time not before the attempt. */
    static ReplyLookup among(List<Comment> replies, Reply.InDoubt inDoubt) {
        Instant earliest = inDoubt.sentAt().minus(MAX_CLOCK_SKEW);
        return replies.stream()
                .filter(comment -> inDoubt.approved().channelId().equals(comment.authorChannelId()))
                .filter(comment -> !comment.publishedAt().isBefore(earliest))
                .filter(comment ->
                        ReplyText.isSame(comment.text(), inDoubt.approved().text()))
                .findFirst()
                .<ReplyLookup>map(comment -> new ReplyFound(comment.id()))
                .orElseGet(ReplyAbsent::new);
    }
}
