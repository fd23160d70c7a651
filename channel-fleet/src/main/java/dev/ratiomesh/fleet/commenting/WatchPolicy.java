package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentReceived;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentsSwitched;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages.Comment;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides the next state of a watched video from a page of comments, or from a failed call. */
public record WatchPolicy(PollCadence cadence) {
    private static final String DISABLED = "commentsDisabled";
    private static final String BAD_TOKEN = "invalidPageToken";
    /** YouTube's reason codes for a video that does not exist. */
    private static final Set<String> ABSENT = Set.of("videoNotFound", "notFound", "channelNotFound");

    /** Returns the watch with a scan in progress, a full one when it is due. */
    public CommentWatch startScan(CommentWatch watch, Instant now) {
        return watch.scan() == null
                ? watch.withScan(ThreadScan.start(!watch.fullScanDueAt().isAfter(now), now))
                : watch;
    }

    /**
     * Decides after a page of threads.
     *
     * @param fresh the comments of the page that were not stored before
     * @param wasKnown true for the id of a thread that was stored before the scan started
     */
    public WatchTransition pageRead(
            CommentWatch watch, ThreadPage page, List<Comment> fresh, Predicate<String> wasKnown, Instant now) {
        if (isForeign(watch, page)) {
            return new WatchTransition(watch.inState(WatchState.FOREIGN), List.of(), null, false);
        }
        ThreadScan scan = watch.scan() == null ? ThreadScan.start(false, now) : watch.scan();
        CommentWatch read = watch.afterRead(fresh.isEmpty() ? watch.lastNewAt() : now);
        Optional<ThreadScan> remaining = scan.after(page, wasKnown);
        CommentWatch next = remaining.isPresent()
                ? read.withScan(remaining.get())
                : read.fullScanDone(scan.fullScan() ? now.plus(cadence.fullScanInterval()) : watch.fullScanDueAt());
        List<ChannelEvent> events = new ArrayList<>();
        if (watch.state() == WatchState.OFF) {
            events.add(switched(watch, true, now));
        }
        events.addAll(received(watch, fresh, now));
        return new WatchTransition(next, events, now, true);
    }

    /**
     * Decides after a page of replies.
     *
     * @param fresh the comments of the page that were not stored before
     */
    public WatchTransition pageRead(CommentWatch watch, List<Comment> fresh, Instant now) {
        return new WatchTransition(
                watch.afterRead(fresh.isEmpty() ? watch.lastNewAt() : now), received(watch, fresh, now), now, true);
    }

    /** Schedules the next poll when nothing is left to read. */
    public WatchTransition idle(CommentWatch watch, Instant now) {
        return new WatchTransition(watch, List.of(), cadence.nextPollAt(watch.lastNewAt(), now), false);
    }

    /** Decides after a call without a page. */
    public WatchTransition failed(CommentWatch watch, ApiResult result, Instant now) {
        if (result instanceof ApiResult.CallDeferred deferred) {
            return new WatchTransition(watch, List.of(), deferred.retryAt(), false);
        }
        if (result instanceof ApiResult.CallRejected rejection) {
            return rejected(watch, rejection, now);
        }
        if (result instanceof ApiResult.ReauthorizationRequired) {
            return new WatchTransition(watch, List.of(), now.plus(cadence.disabledRecheck()), false);
        }
        Duration minimumDelay = result instanceof ApiResult.CallFailed failure ? failure.minimumDelay() : Duration.ZERO;
        return retryLater(watch, minimumDelay, now);
    }

    private WatchTransition rejected(CommentWatch watch, ApiResult.CallRejected rejection, Instant now) {
        if (rejection.reason().equals(DISABLED)) {
            List<ChannelEvent> events =
                    watch.state() == WatchState.OFF ? List.of() : List.of(switched(watch, false, now));
            return new WatchTransition(
                    watch.inState(WatchState.OFF), events, now.plus(cadence.disabledRecheck()), false);
        }
        ThreadScan scan = watch.scan();
        if (rejection.reason().equals(BAD_TOKEN) && scan != null) {
            return new WatchTransition(watch.withScan(scan.restart()), List.of(), now, false);
        }
        if (ABSENT.contains(rejection.reason())) {
            return new WatchTransition(
                    watch.inState(WatchState.GONE), List.of(), now.plus(cadence.disabledRecheck()), false);
        }
        return retryLater(watch, cadence.minInterval(), now);
    }

    private WatchTransition retryLater(CommentWatch watch, Duration minimumDelay, Instant now) {
        Instant dueAt = cadence.backoff().retryAt(now, watch.failures(), minimumDelay);
        return new WatchTransition(watch.failed(), List.of(), dueAt, false);
    }

    private static boolean isForeign(CommentWatch watch, ThreadPage page) {
        return page.threads().stream()
                .anyMatch(
                        thread -> !thread.top().channelId().equals(watch.video().channelId()));
    }

    private static List<ChannelEvent> received(CommentWatch watch, List<Comment> fresh, Instant now) {
        return fresh.stream()
                .filter(comment -> !comment.isOwn())
                .<ChannelEvent>map(comment -> received(watch.video(), comment, now))
                .toList();
    }

    private static CommentReceived received(CommentWatch.VideoReference video, Comment comment, Instant now) {
        return new CommentReceived(
                video.channelId(),
                video.tenantId(),
                video.videoId(),
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
                watch.video().channelId(),
                watch.video().tenantId(),
                watch.video().videoId(),
                enabled,
                now);
    }
}
