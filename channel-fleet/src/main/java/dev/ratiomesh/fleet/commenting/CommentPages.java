package dev.ratiomesh.fleet.commenting;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds the pages of comments that YouTube returns: a page of threads, a page of replies, and the comments on them. */
public final class CommentPages {
    private CommentPages() {}

    /**
     * A comment as YouTube shows it.
     *
     * @param parentId the top of its thread, null when it is that
     * @param channelId the channel of the video
     * @param authorChannelId null when YouTube does not say
     * @param text plain
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

        /** Whether the channel wrote it under its own video. */
        public boolean isOwn() {
            return channelId.equals(authorChannelId);
        }

        /** The same under another parent; YouTube leaves it out here and there. */
        public Comment under(String parent, String channel) {
            return new Comment(id, parent, channel, authorChannelId, authorName, text, likes, publishedAt);
        }
    }

    /**
     * A thread as a page of threads shows it.
     *
     * @param totalReplies as YouTube counts them
     * @param replies some of them; never rely on which
     */
    public record CommentThread(Comment top, long totalReplies, boolean canReply, List<Comment> replies) {
        public CommentThread {
            replies = List.copyOf(replies);
        }

        public Stream<Comment> comments() {
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

    /**
     * A page of a video's threads, newest first.
     *
     * @param nextPageToken the next page's token, null on the last
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
     * @param nextPageToken the next page's token, null on the last
     */
    public record RepliesPage(List<Comment> replies, @Nullable String nextPageToken) {
        public RepliesPage {
            replies = List.copyOf(replies);
        }
    }
}
