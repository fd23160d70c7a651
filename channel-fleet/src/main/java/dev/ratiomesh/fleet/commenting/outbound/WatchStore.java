package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.delivery.work.LeasedTransaction;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages.Comment;
import dev.ratiomesh.fleet.commenting.CommentPages.RepliesPage;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import dev.ratiomesh.fleet.commenting.CommentWatch;
import dev.ratiomesh.fleet.commenting.ThreadScan;
import dev.ratiomesh.fleet.commenting.WatchPolicy;
import dev.ratiomesh.fleet.commenting.WatchTransition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads and writes watched videos. A page's comments, its events and the page token are stored in one transaction. */
@ApplicationScoped
public class WatchStore {
    private static final Set<String> THREAD_GONE = Set.of("commentNotFound", "parentCommentNotFound");
    private static final String BAD_TOKEN = "invalidPageToken";

    private static final ClaimQuery<Claim> CLAIM_DUE =
            ClaimQuery.of("comment_watch").build();

    private final Pool pool;
    private final LeasedTransaction leased;
    private final CommentEvents events;
    private final CommentStore comments;
    private final Clock clock;

    WatchStore(Pool pool, LeasedTransaction leased, CommentEvents events, CommentStore comments, Clock clock) {
        this.pool = pool;
        this.leased = leased;
        this.events = events;
        this.comments = comments;
        this.clock = clock;
    }

    public Uni<List<Claim>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    /** The next page to read. */
    public sealed interface NextRead {
        /** The next page of a thread's replies. */
        record Replies(CommentWatch.VideoReference video, String threadId, @Nullable String pageToken)
                implements NextRead {}

        /** The next page of the video's threads. */
        record Threads(CommentWatch.VideoReference video, @Nullable String pageToken) implements NextRead {}

        /** Nothing is left to read in this poll. */
        record Nothing() implements NextRead {}
    }

    /**
     * Plans the next page: due replies first, then the thread scan.
     *
     * @param mayStartScan true to start a scan when none is in progress
     */
    public Uni<Optional<NextRead>> planNextRead(Claim claim, WatchPolicy policy, boolean mayStartScan) {
        return leased.run(claim, WatchRow.class, (session, row) -> comments.findNextDue(
                        session, row.toWatch().video())
                .map(due -> planNextRead(row, due, policy, mayStartScan)));
    }

    private NextRead planNextRead(
            WatchRow row, Optional<CommentStore.DueReplies> due, WatchPolicy policy, boolean mayStartScan) {
        CommentWatch watch = row.toWatch();
        if (due.isPresent()) {
            return new NextRead.Replies(
                    watch.video(), due.get().threadId(), due.get().pageToken());
        }
        CommentWatch current = mayStartScan ? policy.startScan(watch, clock.instant()) : watch;
        row.apply(current);
        ThreadScan scan = current.scan();
        if (scan != null) {
            return new NextRead.Threads(current.video(), scan.pageToken());
        }
        row.lease().release(policy.idle(current, clock.instant()).dueAt());
        return new NextRead.Nothing();
    }

    /** Stores a page of threads; true when there is more to read. */
    public Uni<Optional<Boolean>> savePage(Claim claim, WatchPolicy policy, ThreadPage page) {
        return leased.run(claim, WatchRow.class, (session, row) -> savePage(session, row, policy, page));
    }

    private Uni<Boolean> savePage(Mutiny.Session session, WatchRow row, WatchPolicy policy, ThreadPage page) {
        CommentWatch watch = row.toWatch();
        Instant now = clock.instant();
        ThreadScan scan = watch.scan();
        List<String> threadIds =
                page.threads().stream().map(thread -> thread.top().id()).toList();
        boolean foreign = page.threads().stream()
                .anyMatch(
                        thread -> !thread.top().channelId().equals(watch.video().channelId()));
        if (foreign) {
            return save(session, row, policy.pageRead(watch, page, List.of(), id -> true, now));
        }
        return comments.knownBefore(session, threadIds, scan == null ? now : scan.startedAt())
                .chain(known -> comments.upsert(
                                session, watch.video(), page.comments().toList(), now)
                        .chain(fresh -> comments.recordReplyCounts(session, page.threads(), ids(fresh))
                                .chain(() -> save(
                                        session, row, policy.pageRead(watch, page, fresh, known::contains, now)))));
    }

    /** Stores a page of a thread's replies; true when there is more to read. */
    public Uni<Optional<Boolean>> savePage(
            Claim claim, WatchPolicy policy, NextRead.Replies nextRead, RepliesPage page) {
        return leased.run(claim, WatchRow.class, (session, row) -> {
            Instant now = clock.instant();
            return comments.upsert(session, nextRead.video(), page.replies(), now)
                    .chain(fresh -> comments.saveRepliesRead(session, nextRead.threadId(), page.nextPageToken())
                            .chain(() -> save(session, row, policy.pageRead(row.toWatch(), fresh, now))));
        });
    }

    /** Stores that a page could not be read. A deleted thread does not stop the others. */
    public Uni<Optional<Boolean>> saveFailure(Claim claim, WatchPolicy policy, NextRead nextRead, ApiResult result) {
        return leased.run(claim, WatchRow.class, (session, row) -> {
            if (nextRead instanceof NextRead.Replies replies && result instanceof ApiResult.CallRejected rejection) {
                if (THREAD_GONE.contains(rejection.reason())) {
                    return comments.saveRepliesRead(session, replies.threadId(), null)
                            .replaceWith(true);
                }
                if (rejection.reason().equals(BAD_TOKEN)) {
                    return comments.saveRepliesToken(session, replies.threadId(), "")
                            .replaceWith(true);
                }
            }
            return save(session, row, policy.failed(row.toWatch(), result, clock.instant()));
        });
    }

    /** Ends a poll that has read its maximum; the next poll, due at once, continues. */
    public Uni<Void> releaseUntilNextPoll(Claim claim) {
        return leased.run(claim, WatchRow.class, (session, row) -> {
                    row.lease().release(clock.instant());
                    return Uni.createFrom().item(true);
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> save(Mutiny.Session session, WatchRow row, WatchTransition transition) {
        row.apply(transition.watch());
        if (!transition.continues()) {
            row.lease().release(transition.dueAt());
        }
        return events.append(session, transition.watch().video().channelId(), transition.events())
                .replaceWith(transition.continues());
    }

    private static Set<String> ids(List<Comment> comments) {
        return comments.stream().map(Comment::id).collect(Collectors.toSet());
    }
}
