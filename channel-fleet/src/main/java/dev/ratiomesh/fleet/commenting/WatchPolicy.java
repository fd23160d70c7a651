package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentReceived;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentsSwitched;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides what a page, or its failure, means for a watched video. */
public record WatchPolicy(PollCadence cadence) {
    private static final String DISABLED = "commentsDisabled";
    private static final String BAD_TOKEN = "invalidPageToken";
    private static final Set<String> GONE = Set.of("videoNotFound", "notFound", "channelNotFound");

    /** The watch with a sweep under way. */
    public CommentWatch begin(CommentWatch watch, Instant now) {
        return watch.sweep() == null
                ? watch.with(ThreadScan.start(!watch.fullDueAt().isAfter(now), now))
                : watch;
    }

    /** A page of threads was read, and {@code fresh} of its comments are new here. */
    public WatchTransition pageRead(
            CommentWatch watch,
            ThreadPage page,
            List<CommentPages.Comment> fresh,
            Predicate<String> wasKnown,
            Instant now) {
        if (isForeign(watch, page)) {
            return new WatchTransition(watch.in(WatchState.FOREIGN), List.of(), null, false);
        }
        ThreadScan sweep = watch.sweep() == null ? ThreadScan.start(false, now) : watch.sweep();
        CommentWatch read = watch.read(fresh.isEmpty() ? watch.lastNewAt() : now);
        Optional<ThreadScan> rest = sweep.after(page, wasKnown);
        CommentWatch next = rest.isPresent()
                ? read.with(rest.get())
                : read.fullScanDone(sweep.fullScan() ? now.plus(cadence.full()) : watch.fullDueAt());
        List<ChannelEvent> events = new ArrayList<>();
        if (watch.state() == WatchState.OFF) {
            events.add(switched(watch, true, now));
        }
        events.addAll(received(watch, fresh, now));
        return new WatchTransition(next, events, now, true);
    }

    /** A page of replies was read. */
    public WatchTransition pageRead(CommentWatch watch, List<CommentPages.Comment> fresh, Instant now) {
        return new WatchTransition(
                watch.read(fresh.isEmpty() ? watch.lastNewAt() : now), received(watch, fresh, now), now, true);
    }

    /** Nothing is left to read for now. */
    public WatchTransition idle(CommentWatch watch, Instant now) {
        return new WatchTransition(watch, List.of(), cadence.next(watch.lastNewAt(), now), false);
    }

    /** The call failed. */
    public WatchTransition failed(CommentWatch watch, ApiResult reply, Instant now) {
        if (reply instanceof ApiResult.CallDeferred waits) {
            return new WatchTransition(watch, List.of(), waits.retryAt(), false);
        }
        if (reply instanceof ApiResult.CallRejected refused) {
            return refused(watch, refused, now);
        }
        if (reply instanceof ApiResult.ReauthorizationRequired) {
            return new WatchTransition(watch, List.of(), now.plus(cadence.off()), false);
        }
        Duration atLeast = reply instanceof ApiResult.CallFailed trouble ? trouble.minimumDelay() : Duration.ZERO;
        return pause(watch, atLeast, now);
    }

    private WatchTransition refused(CommentWatch watch, ApiResult.CallRejected refused, Instant now) {
        if (refused.reason().equals(DISABLED)) {
            List<ChannelEvent> events =
                    watch.state() == WatchState.OFF ? List.of() : List.of(switched(watch, false, now));
            return new WatchTransition(watch.in(WatchState.OFF), events, now.plus(cadence.off()), false);
        }
        ThreadScan sweep = watch.sweep();
        if (refused.reason().equals(BAD_TOKEN) && sweep != null) {
            return new WatchTransition(watch.with(sweep.again()), List.of(), now, false);
        }
        if (GONE.contains(refused.reason())) {
            return new WatchTransition(watch.in(WatchState.GONE), List.of(), now.plus(cadence.off()), false);
        }
        return pause(watch, cadence.every(), now);
    }

    private WatchTransition pause(CommentWatch watch, Duration atLeast, Instant now) {
        Instant due = cadence.pauses().retryAt(now, watch.troubles(), atLeast);
        return new WatchTransition(watch.failed(), List.of(), due, false);
    }

    private static boolean isForeign(CommentWatch watch, ThreadPage page) {
        return page.threads().stream()
                .anyMatch(
                        thread -> !thread.top().channelId().equals(watch.place().channelId()));
    }

    private static List<ChannelEvent> received(CommentWatch watch, List<CommentPages.Comment> fresh, Instant now) {
        return fresh.stream()
                .filter(comment -> !comment.isOwn())
                .<ChannelEvent>map(comment -> received(watch.place(), comment, now))
                .toList();
    }

    private static CommentReceived received(
            CommentWatch.VideoReference place, CommentPages.Comment comment, Instant now) {
        return new CommentReceived(
                place.channelId(),
                place.tenantId(),
                place.videoId(),
                comment.id(),
                comment.parentId(),
                comment.authorChannelId(),
                comment.authorName(),
                comment.text(),
                comment.likes(),
                comment.publishedAt(),
                now);
    }

    private static CommentsSwitched switched(CommentWatch watch, boolean enabled, Instant now) {
        return new CommentsSwitched(
                watch.place().channelId(),
                watch.place().tenantId(),
                watch.place().videoId(),
                enabled,
                now);
    }
}
