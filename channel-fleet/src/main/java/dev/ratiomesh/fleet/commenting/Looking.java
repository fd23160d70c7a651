package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentReceived;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentsSwitched;
import dev.ratiomesh.fleet.access.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Decides what a page, or its failure, means for a watched video. */
public record Looking(Cadence cadence) {
    private static final String DISABLED = "commentsDisabled";
    private static final String BAD_TOKEN = "invalidPageToken";
    private static final Set<String> GONE = Set.of("videoNotFound", "notFound", "channelNotFound");

    /** The watch with a sweep under way. */
    public Watch begin(Watch watch, Instant now) {
        return watch.sweep() == null ? watch.with(Sweep.start(!watch.fullDueAt().isAfter(now), now)) : watch;
    }

    /** A page of threads was read, and {@code fresh} of its comments are new here. */
    public Look read(Watch watch, ThreadsPage page, List<SeenComment> fresh, Predicate<String> wasKnown, Instant now) {
        if (isForeign(watch, page)) {
            return new Look(watch.in(WatchState.FOREIGN), List.of(), null, false);
        }
        Sweep sweep = watch.sweep() == null ? Sweep.start(false, now) : watch.sweep();
        Watch read = watch.read(fresh.isEmpty() ? watch.lastNewAt() : now);
        Optional<Sweep> rest = sweep.after(page, wasKnown);
        Watch next = rest.isPresent()
                ? read.with(rest.get())
                : read.swept(sweep.full() ? now.plus(cadence.full()) : watch.fullDueAt());
        List<ChannelEvent> events = new ArrayList<>();
        if (watch.state() == WatchState.OFF) {
            events.add(switched(watch, true, now));
        }
        events.addAll(received(watch, fresh, now));
        return new Look(next, events, now, true);
    }

    /** A page of replies was read. */
    public Look read(Watch watch, List<SeenComment> fresh, Instant now) {
        return new Look(watch.read(fresh.isEmpty() ? watch.lastNewAt() : now), received(watch, fresh, now), now, true);
    }

    /** Nothing is left to read for now. */
    public Look rest(Watch watch, Instant now) {
        return new Look(watch, List.of(), cadence.next(watch.lastNewAt(), now), false);
    }

    /** The call failed. */
    public Look failed(Watch watch, Reply reply, Instant now) {
        if (reply instanceof Reply.Waits waits) {
            return new Look(watch, List.of(), waits.until(), false);
        }
        if (reply instanceof Reply.Refused refused) {
            return refused(watch, refused, now);
        }
        if (reply instanceof Reply.NeedsOwner) {
            return new Look(watch, List.of(), now.plus(cadence.off()), false);
        }
        Duration atLeast = reply instanceof Reply.Trouble trouble ? trouble.atLeast() : Duration.ZERO;
        return pause(watch, atLeast, now);
    }

    private Look refused(Watch watch, Reply.Refused refused, Instant now) {
        if (refused.reason().equals(DISABLED)) {
            List<ChannelEvent> events =
                    watch.state() == WatchState.OFF ? List.of() : List.of(switched(watch, false, now));
            return new Look(watch.in(WatchState.OFF), events, now.plus(cadence.off()), false);
        }
        Sweep sweep = watch.sweep();
        if (refused.reason().equals(BAD_TOKEN) && sweep != null) {
            return new Look(watch.with(sweep.again()), List.of(), now, false);
        }
        if (GONE.contains(refused.reason())) {
            return new Look(watch.in(WatchState.GONE), List.of(), now.plus(cadence.off()), false);
        }
        return pause(watch, cadence.every(), now);
    }

    private Look pause(Watch watch, Duration atLeast, Instant now) {
        Instant due = cadence.pauses().retryAt(now, watch.troubles(), atLeast);
        return new Look(watch.troubled(), List.of(), due, false);
    }

    private static boolean isForeign(Watch watch, ThreadsPage page) {
        return page.threads().stream()
                .anyMatch(
                        thread -> !thread.top().channelId().equals(watch.place().channelId()));
    }

    private static List<ChannelEvent> received(Watch watch, List<SeenComment> fresh, Instant now) {
        return fresh.stream()
                .filter(comment -> !comment.isOwn())
                .<ChannelEvent>map(comment -> received(watch.place(), comment, now))
                .toList();
    }

    private static CommentReceived received(Watch.Place place, SeenComment comment, Instant now) {
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

    private static CommentsSwitched switched(Watch watch, boolean enabled, Instant now) {
        return new CommentsSwitched(
                watch.place().channelId(),
                watch.place().tenantId(),
                watch.place().videoId(),
                enabled,
                now);
    }
}
