package dev.ratiomesh.fleet.commenting;

import java.util.List;
import java.util.stream.Stream;

/**
 * A thread as a page of threads shows it.
 *
 * @param totalReplies as YouTube counts them
 * @param replies some of them; never rely on which
 */
public record CommentThread(SeenComment top, long totalReplies, boolean canReply, List<SeenComment> replies) {
    public CommentThread {
        replies = List.copyOf(replies);
    }

    public Stream<SeenComment> comments() {
        return Stream.concat(Stream.of(top), replies.stream());
    }

    /**
     * Whether the thread's replies have to be listed.
     *
     * @param fetched YouTube's count when they were listed last, or when all were shown with the thread; -1 for never.
     *     What YouTube counts and what it lists differ for good at times, so it is not compared with what is stored
     * @param news whether a shown reply is new here
     */
    public boolean needsListing(long fetched, boolean news) {
        return replies.size() < totalReplies && (totalReplies != fetched || news);
    }
}
