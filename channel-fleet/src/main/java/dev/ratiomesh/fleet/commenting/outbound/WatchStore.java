package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.delivery.work.LeasedTransaction;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages;
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

/** Watched videos in the database. A page's comments, its events and the place reached are written together. */
@ApplicationScoped
public class WatchStore {
    private static final Set<String> THREAD_GONE = Set.of("commentNotFound", "parentCommentNotFound");
    private static final String BAD_TOKEN = "invalidPageToken";

    private static final ClaimQuery<Claim> DUE = ClaimQuery.of("comment_watch").build();

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
        return DUE.claim(pool, now, limit, lease);
    }

    /** What is to be read next. */
    public sealed interface NextRead {
        record Replies(CommentWatch.VideoReference video, String threadId, @Nullable String token)
                implements NextRead {}

        record Threads(CommentWatch.VideoReference video, @Nullable String token) implements NextRead {}

        record Nothing() implements NextRead {}
    }

    /** Replies that are still to be read come first, then the sweep. @param begin whether a sweep may begin */
    public Uni<Optional<NextRead>> planNextRead(Claim claim, WatchPolicy looking, boolean begin) {
        return leased.run(claim, WatchRow.class, (session, row) -> comments.findNextDue(
                        session, row.toWatch().video())
                .map(due -> planNextRead(row, due, looking, begin)));
    }

    private NextRead planNextRead(WatchRow row, Optional<CommentStore.DueReplies> due, WatchPolicy looking, boolean begin) {
        CommentWatch watch = row.toWatch();
        if (due.isPresent()) {
            return new NextRead.Replies(
                    watch.video(), due.get().threadId(), due.get().token());
        }
        CommentWatch begun = begin ? looking.startScan(watch, clock.instant()) : watch;
        row.apply(begun);
        ThreadScan sweep = begun.scan();
        if (sweep != null) {
            return new NextRead.Threads(begun.video(), sweep.pageToken());
        }
        row.lease().release(looking.idle(begun, clock.instant()).dueAt());
        return new NextRead.Nothing();
    }

    /** Writes a page of threads; true when there is more to read. */
    public Uni<Optional<Boolean>> savePage(Claim claim, WatchPolicy looking, ThreadPage page) {
        return leased.run(claim, WatchRow.class, (session, row) -> savePage(session, row, looking, page));
    }

    private Uni<Boolean> savePage(Mutiny.Session session, WatchRow row, WatchPolicy looking, ThreadPage page) {
        CommentWatch watch = row.toWatch();
        Instant now = clock.instant();
        ThreadScan sweep = watch.scan();
        List<String> tops = page.threads().stream().map(one -> one.top().id()).toList();
        boolean foreign = page.threads().stream()
                .anyMatch(one -> !one.top().channelId().equals(watch.video().channelId()));
        if (foreign) {
            return write(session, row, looking.pageRead(watch, page, List.of(), id -> true, now));
        }
        return comments.knownBefore(session, tops, sweep == null ? now : sweep.startedAt())
                .chain(known -> comments.upsert(
                                session, watch.video(), page.comments().toList(), now)
                        .chain(fresh -> comments.recordReplyCounts(session, page.threads(), ids(fresh))
                                .chain(() -> write(
                                        session, row, looking.pageRead(watch, page, fresh, known::contains, now)))));
    }

    /** Writes a page of a thread's replies. */
    public Uni<Optional<Boolean>> savePage(Claim claim, WatchPolicy looking, NextRead.Replies plan, RepliesPage page) {
        return leased.run(claim, WatchRow.class, (session, row) -> {
            Instant now = clock.instant();
            return comments.upsert(session, plan.video(), page.replies(), now)
                    .chain(fresh -> comments.saveRepliesRead(session, plan.threadId(), page.nextPageToken())
                            .chain(() -> write(session, row, looking.pageRead(row.toWatch(), fresh, now))));
        });
    }

    /** Writes that a page could not be read. What is wrong with one thread does not stop the others. */
    public Uni<Optional<Boolean>> saveFailure(Claim claim, WatchPolicy looking, NextRead plan, ApiResult reply) {
        return leased.run(claim, WatchRow.class, (session, row) -> {
            if (plan instanceof NextRead.Replies replies && reply instanceof ApiResult.CallRejected refused) {
                if (THREAD_GONE.contains(refused.reason())) {
                    return comments.saveRepliesRead(session, replies.threadId(), null)
                            .replaceWith(true);
                }
                if (refused.reason().equals(BAD_TOKEN)) {
                    return comments.saveRepliesToken(session, replies.threadId(), "").replaceWith(true);
                }
            }
            return write(session, row, looking.failed(row.toWatch(), reply, clock.instant()));
        });
    }

    /** Ends a look that has read all it may; the rest is read in the next, which is due at once. */
    public Uni<Void> releaseUntilNextPoll(Claim claim) {
        return leased.run(claim, WatchRow.class, (session, row) -> {
                    row.lease().release(clock.instant());
                    return Uni.createFrom().item(true);
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> write(Mutiny.Session session, WatchRow row, WatchTransition look) {
        row.apply(look.watch());
        if (!look.continues()) {
            row.lease().release(look.dueAt());
        }
        return events.append(session, look.watch().video().channelId(), look.events())
                .replaceWith(look.continues());
    }

    private static Set<String> ids(List<CommentPages.Comment> comments) {
        return comments.stream().map(CommentPages.Comment::id).collect(Collectors.toSet());
    }
}
