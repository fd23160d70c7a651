package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.commenting.CommentPages;
import dev.ratiomesh.fleet.commenting.CommentPages.CommentThread;
import dev.ratiomesh.fleet.commenting.CommentWatch;
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

/** Comments in the database, read and written in the transaction of what is said of them. */
@ApplicationScoped
class CommentStore {
    static final String SELECT_KNOWN = "SELECT id FROM comment WHERE id = ANY(:ids) AND first_seen_at < :before";

    static final String INSERT_NEW =
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

    static final String UPDATE_SEEN =
            """
            UPDATE comment AS c
            SET author_name = r.name, text = r.text, likes = r.likes, refreshed_at = :now
            FROM unnest(cast(:ids AS text[]), cast(:names AS text[]), cast(:texts AS text[]), cast(:likes AS bigint[]))
              AS r (id, name, text, likes)
            WHERE c.id = r.id AND c.refreshed_at < :now
            """;

    static final String SELECT_FETCHED_COUNTS = "SELECT id, replies_fetched FROM comment WHERE id = ANY(:ids)";

    /** Replies of a thread that are being read go on where they are; the others begin at the front. */
    static final String UPDATE_REPLIES_DUE =
            """
            UPDATE comment AS c
            SET replies_due = NULLIF(t.due, -1),
                replies_token = CASE WHEN t.due = -1 THEN NULL ELSE c.replies_token END,
                replies_fetched = CASE WHEN t.due = -1 THEN t.total ELSE c.replies_fetched END
            FROM unnest(cast(:ids AS text[]), cast(:due AS bigint[]), cast(:totals AS bigint[])) AS t (id, due, total)
            WHERE c.id = t.id
            """;

    static final String SELECT_NEXT_DUE =
            """
            SELECT id, replies_token FROM comment
            WHERE channel_id = :channel AND video_id = :video AND replies_due IS NOT NULL
            ORDER BY published_at DESC, id LIMIT 1
            """;

    static final String UPDATE_REPLIES_DONE =
            "UPDATE comment SET replies_fetched = replies_due, replies_due = NULL, replies_token = NULL WHERE id = :id";

    static final String UPDATE_REPLIES_TOKEN = "UPDATE comment SET replies_token = NULLIF(:token, '') WHERE id = :id";

    static final String UPDATE_MODERATION = "UPDATE comment SET moderation = :action WHERE id = :id AND channel_id = :channel";

    /** A thread whose replies are to be read, from a page on; null token: from the first. */
    record DueReplies(String threadId, @Nullable String token) {}

    /** Which of these were known before a moment. */
    Uni<Set<String>> knownBefore(Mutiny.Session session, List<String> ids, Instant before) {
        return session.createNativeQuery(SELECT_KNOWN, String.class)
                .setParameter("ids", ids.toArray(String[]::new))
                .setParameter("before", PgRows.time(before))
                .getResultList()
                .map(HashSet::new);
    }

    /** Writes them down and returns those that were not there; others are refreshed. Two that write one write it once. */
    Uni<List<CommentPages.Comment>> upsert(
            Mutiny.Session session,
            CommentWatch.VideoReference place,
            Collection<CommentPages.Comment> seen,
            Instant now) {
        Map<String, CommentPages.Comment> byId = new LinkedHashMap<>();
        seen.forEach(one -> byId.putIfAbsent(one.id(), one));
        // In one order everywhere, so that two writers cannot wait for each other.
        List<CommentPages.Comment> rows = byId.values().stream()
                .sorted(Comparator.comparing(CommentPages.Comment::id))
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return insert(session, place, rows, now).chain(fresh -> refresh(session, rows, now)
                .replaceWith(byId.values().stream()
                        .filter(one -> fresh.contains(one.id()))
                        .toList()));
    }

    private static Uni<Set<String>> insert(
            Mutiny.Session session, CommentWatch.VideoReference place, List<CommentPages.Comment> rows, Instant now) {
        return session.createNativeQuery(INSERT_NEW, String.class)
                .setParameter("tenant", place.tenantId())
                .setParameter("channel", place.channelId())
                .setParameter("video", place.videoId())
                .setParameter("now", PgRows.time(now))
                .setParameter("ids", column(rows, CommentPages.Comment::id))
                .setParameter("parents", column(rows, one -> orEmpty(one.parentId())))
                .setParameter("authors", column(rows, one -> orEmpty(one.authorChannelId())))
                .setParameter("names", column(rows, CommentPages.Comment::authorName))
                .setParameter("texts", column(rows, CommentPages.Comment::text))
                .setParameter(
                        "likes", rows.stream().map(CommentPages.Comment::likes).toArray(Long[]::new))
                .setParameter("published", column(rows, one -> one.publishedAt().toString()))
                .getResultList()
                .map(HashSet::new);
    }

    private static Uni<Integer> refresh(Mutiny.Session session, List<CommentPages.Comment> rows, Instant now) {
        return session.createNativeQuery(UPDATE_SEEN)
                .setParameter("now", PgRows.time(now))
                .setParameter("ids", column(rows, CommentPages.Comment::id))
                .setParameter("names", column(rows, CommentPages.Comment::authorName))
                .setParameter("texts", column(rows, CommentPages.Comment::text))
                .setParameter(
                        "likes", rows.stream().map(CommentPages.Comment::likes).toArray(Long[]::new))
                .executeUpdate();
    }

    /** Notes whose replies are to be read: those of which YouTube counts other than when they were read last. */
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

    private static Long[] due(List<CommentThread> threads, Map<String, Long> fetched, Set<String> fresh) {
        return threads.stream()
                .map(thread -> thread.needsListing(
                                fetched.getOrDefault(thread.top().id(), -1L),
                                thread.replies().stream().anyMatch(reply -> fresh.contains(reply.id())))
                        ? thread.totalReplies()
                        : -1L)
                .toArray(Long[]::new);
    }

    Uni<Optional<DueReplies>> findNextDue(Mutiny.Session session, CommentWatch.VideoReference place) {
        return session.createNativeQuery(SELECT_NEXT_DUE, Object[].class)
                .setParameter("channel", place.channelId())
                .setParameter("video", place.videoId())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> new DueReplies((String) row[0], (String) row[1])));
    }

    /** A page of a thread's replies was read; null token: it was the last. */
    Uni<Void> saveRepliesRead(Mutiny.Session session, String threadId, @Nullable String next) {
        return next == null
                ? session.createNativeQuery(UPDATE_REPLIES_DONE)
                        .setParameter("id", threadId)
                        .executeUpdate()
                        .replaceWithVoid()
                : saveRepliesToken(session, threadId, next);
    }

    /** Replies are read from a page on; empty token: from the first. */
    Uni<Void> saveRepliesToken(Mutiny.Session session, String threadId, String token) {
        return session.createNativeQuery(UPDATE_REPLIES_TOKEN)
                .setParameter("id", threadId)
                .setParameter("token", token)
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
