package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.commenting.CommentPages.Comment;
import dev.ratiomesh.fleet.commenting.CommentPages.CommentThread;
import dev.ratiomesh.fleet.commenting.CommentWatch;
import dev.ratiomesh.fleet.commenting.ModerationOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes comments, in the transaction that publishes their events. On a thread's top comment, {@code
 * replies_fetched} is YouTube's count of replies at their last listing, {@code replies_due} the count for which they have to
 * be listed, null when they need not, and {@code replies_token} the page at which the listing continues.
 */
@ApplicationScoped
class CommentStore {
    private static final String SELECT_KNOWN_BEFORE =
            "SELECT id FROM comment WHERE id = ANY(:ids) AND first_seen_at < :before";

    private static final String INSERT_NEW =
            """
            INSERT INTO comment (id, tenant_id, channel_id, video_id, parent_id, author_channel_id, author_name, text, likes,
                                 published_at, first_seen_at, refreshed_at)
            SELECT r.id, :tenant, :channel, :video, NULLIF(r.parent, ''), NULLIF(r.author, ''), r.name, r.text, r.likes,
                   r.published, :now, :now
            FROM unnest(cast(:ids AS text[]), cast(:parents AS text[]), cast(:authors AS text[]), cast(:names AS text[]),
                        cast(:texts AS text[]), cast(:likes AS bigint[]), cast(cast(:published AS text[]) AS timestamptz[]))
              AS r (id, parent, author, name, text, likes, published)
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """;

    private static final String UPDATE_SEEN =
            """
            UPDATE comment AS c
            SET author_name = r.name, text = r.text, likes = r.likes, refreshed_at = :now
            FROM unnest(cast(:ids AS text[]), cast(:names AS text[]), cast(:texts AS text[]), cast(:likes AS bigint[]))
              AS r (id, name, text, likes)
            WHERE c.id = r.id AND c.refreshed_at < :now
            """;

    private static final String SELECT_FETCHED_COUNTS = "SELECT id, replies_fetched FROM comment WHERE id = ANY(:ids)";

    /** A thread whose replies are being read keeps its page token; any other starts at the first page. */
    private static final String UPDATE_REPLIES_DUE =
            """
            UPDATE comment AS c
            SET replies_due = NULLIF(t.due, -1),
                replies_token = CASE WHEN t.due = -1 THEN NULL ELSE c.replies_token END,
                replies_fetched = CASE WHEN t.due = -1 THEN t.total ELSE c.replies_fetched END
            FROM unnest(cast(:ids AS text[]), cast(:due AS bigint[]), cast(:totals AS bigint[])) AS t (id, due, total)
            WHERE c.id = t.id
            """;

    private static final String SELECT_NEXT_DUE =
            """
            SELECT id, replies_token FROM comment
            WHERE channel_id = :channel AND video_id = :video AND replies_due IS NOT NULL
            ORDER BY published_at DESC, id LIMIT 1
            """;

    private static final String UPDATE_REPLIES_DONE =
            "UPDATE comment SET replies_fetched = replies_due, replies_due = NULL, replies_token = NULL WHERE id = :id";

    private static final String UPDATE_REPLIES_TOKEN =
            "UPDATE comment SET replies_token = NULLIF(:token, '') WHERE id = :id";

    private static final String UPDATE_MODERATION =
            "UPDATE comment SET moderation = :action WHERE id = :id AND channel_id = :channel";

    /**
     * A thread whose replies have to be read.
     *
     * @param pageToken the page to continue with, null for the first
     */
    record DueReplies(String threadId, @Nullable String pageToken) {}

    /** Finds the ids of comments stored before a moment. */
    Uni<Set<String>> knownBefore(Mutiny.Session session, List<String> ids, Instant before) {
        return session.createNativeQuery(SELECT_KNOWN_BEFORE, String.class)
                .setParameter("ids", ids.toArray(String[]::new))
                .setParameter("before", PgRows.time(before))
                .getResultList()
                .map(HashSet::new);
    }

    /** Stores new comments, refreshes the others, and returns the new ones. Two writers of a comment store it once. */
    Uni<List<Comment>> upsert(
            Mutiny.Session session, CommentWatch.VideoReference video, Collection<Comment> comments, Instant now) {
        Map<String, Comment> byId = new LinkedHashMap<>();
        comments.forEach(comment -> byId.putIfAbsent(comment.id(), comment));
        // Sorted by id, so that two writers cannot deadlock.
        List<Comment> rows =
                byId.values().stream().sorted(Comparator.comparing(Comment::id)).toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return insert(session, video, rows, now).chain(fresh -> refresh(session, rows, now)
                .replaceWith(byId.values().stream()
                        .filter(comment -> fresh.contains(comment.id()))
                        .toList()));
    }

    private static Uni<Set<String>> insert(
            Mutiny.Session session, CommentWatch.VideoReference video, List<Comment> rows, Instant now) {
        return session.createNativeQuery(INSERT_NEW, String.class)
                .setParameter("tenant", video.tenantId())
                .setParameter("channel", video.channelId())
                .setParameter("video", video.videoId())
                .setParameter("now", PgRows.time(now))
                .setParameter("ids", column(rows, Comment::id))
                .setParameter("parents", column(rows, comment -> orEmpty(comment.parentId())))
                .setParameter("authors", column(rows, comment -> orEmpty(comment.authorChannelId())))
                .setParameter("names", column(rows, Comment::authorName))
                .setParameter("texts", column(rows, Comment::text))
                .setParameter("likes", rows.stream().map(Comment::likes).toArray(Long[]::new))
                .setParameter("published", column(rows, comment -> comment.publishedAt()
                        .toString()))
                .getResultList()
                .map(HashSet::new);
    }

    private static Uni<Integer> refresh(Mutiny.Session session, List<Comment> rows, Instant now) {
        return session.createNativeQuery(UPDATE_SEEN)
                .setParameter("now", PgRows.time(now))
                .setParameter("ids", column(rows, Comment::id))
                .setParameter("names", column(rows, Comment::authorName))
                .setParameter("texts", column(rows, Comment::text))
                .setParameter("likes", rows.stream().map(Comment::likes).toArray(Long[]::new))
                .executeUpdate();
    }

    /**
     * Records the threads whose replies have to be read: YouTube's count changed since the last listing, or a reply is
     * new.
     */
    Uni<Void> recordReplyCounts(Mutiny.Session session, List<CommentThread> threads, Set<String> fresh) {
        String[] ids = column(threads, thread -> thread.top().id());
        return session.createNativeQuery(SELECT_FETCHED_COUNTS, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue())))
                .chain(fetched -> session.createNativeQuery(UPDATE_REPLIES_DUE)
                        .setParameter("ids", ids)
                        .setParameter("due", due(threads, fetched, fresh))
                        .setParameter(
                                "totals",
                                threads.stream()
                                        .map(CommentThread::totalReplies)
                                        .toArray(Long[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Returns YouTube's count for each thread whose replies have to be listed, -1 for the others. */
    private static Long[] due(List<CommentThread> threads, Map<String, Long> fetched, Set<String> fresh) {
        return threads.stream()
                .map(thread -> thread.needsListing(
                                fetched.getOrDefault(thread.top().id(), -1L),
                                thread.replies().stream().anyMatch(reply -> fresh.contains(reply.id())))
                        ? thread.totalReplies()
                        : -1L)
                .toArray(Long[]::new);
    }

    /** Finds the newest thread of a video whose replies have to be read. */
    Uni<Optional<DueReplies>> findNextDue(Mutiny.Session session, CommentWatch.VideoReference video) {
        return session.createNativeQuery(SELECT_NEXT_DUE, Object[].class)
                .setParameter("channel", video.channelId())
                .setParameter("video", video.videoId())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> new DueReplies((String) row[0], (String) row[1])));
    }

    /** Records that a page of a thread's replies was read; a null token means that it was the last page. */
    Uni<Void> saveRepliesRead(Mutiny.Session session, String threadId, @Nullable String nextPageToken) {
        return nextPageToken == null
                ? session.createNativeQuery(UPDATE_REPLIES_DONE)
                        .setParameter("id", threadId)
                        .executeUpdate()
                        .replaceWithVoid()
                : saveRepliesToken(session, threadId, nextPageToken);
    }

    /** Records the page from which replies are read; an empty token means the first. */
    Uni<Void> saveRepliesToken(Mutiny.Session session, String threadId, String token) {
        return session.createNativeQuery(UPDATE_REPLIES_TOKEN)
                .setParameter("id", threadId)
                .setParameter("token", token)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Records the moderation that YouTube carried out. */
    Uni<Void> saveModeration(Mutiny.Session session, ModerationOrder order) {
        return session.createNativeQuery(UPDATE_MODERATION)
                .setParameter("action", order.action().name())
                .setParameter("id", order.commentId())
                .setParameter("channel", order.channelId())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <T> String[] column(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
