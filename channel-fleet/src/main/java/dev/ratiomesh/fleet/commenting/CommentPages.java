package dev.ratiomesh.fleet.commenting;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the pages of comments that YouTube returns: pages of threads, pages of replies, and the comments on them. */
public final class CommentPages {
    private CommentPages() {}

    /**
     * A comment as YouTube returns it.
     *
     * @param parentId the top comment of its thread, null for a top comment
     * @param channelId the channel of the video
     * @param authorChannelId null when YouTube names no author
     * @param text plain text
     */
    public record Comment(
            String id,
            @Nullable String parentId,
            String channelId,
            @Nullable String authorChannelId,
            String authorName,
            String text,
            long likes,
            Instant publishedAt) {

        /** True when the channel itself wrote the comment under its own video. */
        public boolean isOwn() {
            return channelId.equals(authorChannelId);
        }

        /** Returns the comment with the parent and the channel filled in; YouTube omits them in some pages. */
        public Comment under(String parent, String channel) {
            return new Comment(id, parent, channel, authorChannelId, authorName, text, likes, publishedAt);
        }
    }

    /**
     * A thread as a page of threads shows it.
     *
     * @param totalReplies YouTube's own count
     * @param replies some of them; YouTube does not say which
     */
    public record CommentThread(Comment top, long totalReplies, boolean canReply, List<Comment> replies) {
        public CommentThread {
            replies = List.copyOf(replies);
        }

        public Stream<Comment> comments() {
            return Stream.concat(Stream.of(top), replies.stream());
        }

        /**
         * True when the thread's replies have to be listed.
         *
         * @param listedTotal YouTube's count at the last listing, or when all replies were shown with the thread; -1 for
         *     never. YouTube's count and YouTube's list may differ for good, so the count is not compared with stored rows
         * @param hasNewReply true when a reply shown with the thread is not stored yet
         */
        public boolean needsListing(long listedTotal, boolean hasNewReply) {
            return replies.size() < totalReplies && (totalReplies != listedTotal || hasNewReply);
        }
    }

    /**
     * A page of a video's threads, newest first.
     *
     * @param nextPageToken null on the last page
     */
    public record ThreadPage(List<CommentThread> threads, @Nullable String nextPageToken) {
        public ThreadPage {
            threads = List.copyOf(threads);
        }

        public Stream<Comment> comments() {
            return threads.stream().flatMap(CommentThread::comments);
        }
    }

    /**
     * A page of a thread's replies.
     *
     * @param nextPageToken null on the last page
     */
    public record RepliesPage(List<Comment> replies, @Nullable String nextPageToken) {
        public RepliesPage {
            replies = List.copyOf(replies);
        }
    }
}
