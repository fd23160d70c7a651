package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.store.PgRows;
import dev.ratiomesh.fleet.commenting.CommentThread;
import dev.ratiomesh.fleet.commenting.CommentWatch;
import dev.ratiomesh.fleet.commenting.SeenComment;
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
    /** A thread whose replies are to be read, from a page on; null token: from the first. */
    record DueReplies(String threadId, @Nullable String token) {}

    /** Which of these were known before a moment. */
    Uni<Set<String>> knownBefore(Mutiny.Session session, List<String> ids, Instant before) {
        return session.createNativeQuery(CommentSql.KNOWN_BEFORE, String.class)
                .setParameter("ids", ids.toArray(String[]::new))
                .setParameter("before", PgRows.time(before))
                .getResultList()
                .map(HashSet::new);
    }

    /** Writes them down and returns those that were not there; others are refreshed. Two that write one write it once. */
    Uni<List<SeenComment>> upsert(
            Mutiny.Session session, CommentWatch.VideoReference place, Collection<SeenComment> seen, Instant now) {
        Map<String, SeenComment> byId = new LinkedHashMap<>();
        seen.forEach(one -> byId.putIfAbsent(one.id(), one));
        // In one order everywhere, so that two writers cannot wait for each other.
        List<SeenComment> rows = byId.values().stream()
                .sorted(Comparator.comparing(SeenComment::id))
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
            Mutiny.Session session, CommentWatch.VideoReference place, List<SeenComment> rows, Instant now) {
        return session.createNativeQuery(CommentSql.KEEP, String.class)
                .setParameter("tenant", place.tenantId())
                .setParameter("channel", place.channelId())
                .setParameter("video", place.videoId())
                .setParameter("now", PgRows.time(now))
                .setParameter("ids", column(rows, SeenComment::id))
                .setParameter("parents", column(rows, one -> orEmpty(one.parentId())))
                .setParameter("authors", column(rows, one -> orEmpty(one.authorChannelId())))
                .setParameter("names", column(rows, SeenComment::authorName))
                .setParameter("texts", column(rows, SeenComment::text))
                .setParameter("likes", rows.stream().map(SeenComment::likes).toArray(Long[]::new))
                .setParameter("published", column(rows, one -> one.publishedAt().toString()))
                .getResultList()
                .map(HashSet::new);
    }

    private static Uni<Integer> refresh(Mutiny.Session session, List<SeenComment> rows, Instant now) {
        return session.createNativeQuery(CommentSql.REFRESH)
                .setParameter("now", PgRows.time(now))
                .setParameter("ids", column(rows, SeenComment::id))
                .setParameter("names", column(rows, SeenComment::authorName))
                .setParameter("texts", column(rows, SeenComment::text))
                .setParameter("likes", rows.stream().map(SeenComment::likes).toArray(Long[]::new))
                .executeUpdate();
    }

    /** Notes whose replies are to be read: those of which YouTube counts other than when they were read last. */
    Uni<Void> recordReplyCounts(Mutiny.Session session, List<CommentThread> threads, Set<String> fresh) {
        String[] ids = column(threads, thread -> thread.top().id());
        return session.createNativeQuery(CommentSql.FETCHED, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue())))
                .chain(fetched -> session.createNativeQuery(CommentSql.NOTE)
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

    Uni<Optional<DueReplies>> nextDue(Mutiny.Session session, CommentWatch.VideoReference place) {
        return session.createNativeQuery(CommentSql.NEXT_DUE, Object[].class)
                .setParameter("channel", place.channelId())
                .setParameter("video", place.videoId())
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> new DueReplies((String) row[0], (String) row[1])));
    }

    /** A page of a thread's replies was read; null token: it was the last. */
    Uni<Void> repliesRead(Mutiny.Session session, String threadId, @Nullable String next) {
        return next == null
                ? session.createNativeQuery(CommentSql.REPLIES_DONE)
                        .setParameter("id", threadId)
                        .executeUpdate()
                        .replaceWithVoid()
                : repliesFrom(session, threadId, next);
    }

    /** Replies are read from a page on; empty token: from the first. */
    Uni<Void> repliesFrom(Mutiny.Session session, String threadId, String token) {
        return session.createNativeQuery(CommentSql.REPLIES_GO_ON)
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
