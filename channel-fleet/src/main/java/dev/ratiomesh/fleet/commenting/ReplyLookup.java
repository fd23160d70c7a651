package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.fleet.access.api.ApiResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of looking for a reply of which nobody knows whether it was posted. */
public sealed interface ReplyLookup {
    record ReplyFound(String postedId) implements ReplyLookup {}

    /** All replies of the thread were read, and it is none of them. */
    record ReplyAbsent() implements ReplyLookup {}

    /** The thread could not be read to its end. */
    record LookupUnclear(ApiResult result) implements ReplyLookup {}

    /** YouTube's clock and ours may differ so much. */
    Duration MAX_CLOCK_SKEW = Duration.ofMinutes(2);

    /** Whether one of these is the reply: by the channel, in exactly these words, not older than the attempt. */
    static ReplyLookup among(List<CommentPages.Comment> replies, Reply.InDoubt sending) {
        Instant earliest = sending.sentAt().minus(MAX_CLOCK_SKEW);
        return replies.stream()
                .filter(one -> sending.approved().channelId().equals(one.authorChannelId()))
                .filter(one -> !one.publishedAt().isBefore(earliest))
                .filter(one -> ReplyText.isSame(one.text(), sending.approved().text()))
                .findFirst()
                .<ReplyLookup>map(one -> new ReplyFound(one.id()))
                .orElseGet(ReplyAbsent::new);
    }
}
