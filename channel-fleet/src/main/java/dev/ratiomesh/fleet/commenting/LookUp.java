package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.fleet.access.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of looking for a reply of which nobody knows whether it was posted. */
public sealed interface LookUp {
    record Found(String postedId) implements LookUp {}

    /** All replies of the thread were read, and it is none of them. */
    record NotThere() implements LookUp {}

    /** The thread could not be read to its end. */
    record Unclear(Reply reply) implements LookUp {}

    /** YouTube's clock and ours may differ so much. */
    Duration SKEW = Duration.ofMinutes(2);

    /** Whether one of these is the reply: by the channel, in exactly these words, not older than the attempt. */
    static LookUp among(List<SeenComment> replies, OwnReply.Sending sending) {
        Instant earliest = sending.sentAt().minus(SKEW);
        return replies.stream()
                .filter(one -> sending.what().channelId().equals(one.authorChannelId()))
                .filter(one -> !one.publishedAt().isBefore(earliest))
                .filter(one -> Wording.isSame(one.text(), sending.what().text()))
                .findFirst()
                .<LookUp>map(one -> new Found(one.id()))
                .orElseGet(NotThere::new);
    }
}
