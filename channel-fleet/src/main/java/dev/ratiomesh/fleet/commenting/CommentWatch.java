package dev.ratiomesh.fleet.commenting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video whose comments are fetched.
 *
 * @param sweep the one under way, null when none is
 * @param lastNewAt when a comment was new last, or when watching began
 * @param fullDueAt when the next full sweep is due
 * @param troubles failed calls in a row
 */
public record CommentWatch(
        VideoReference place,
        WatchState state,
        @Nullable ThreadScan sweep,
        Instant lastNewAt,
        Instant fullDueAt,
        int troubles) {

    /** Which video of which channel. */
    public record VideoReference(String tenantId, String channelId, String videoId) {
        public String id() {
            return channelId + "/" + videoId;
        }
    }

    public CommentWatch with(@Nullable ThreadScan other) {
        return new CommentWatch(place, state, other, lastNewAt, fullDueAt, troubles);
    }

    CommentWatch in(WatchState other) {
        return new CommentWatch(place, other, null, lastNewAt, fullDueAt, 0);
    }

    CommentWatch failed() {
        return new CommentWatch(place, state, sweep, lastNewAt, fullDueAt, troubles + 1);
    }

    CommentWatch read(Instant newAt) {
        return new CommentWatch(place, WatchState.OPEN, sweep, newAt, fullDueAt, 0);
    }

    CommentWatch fullScanDone(Instant nextFull) {
        return new CommentWatch(place, state, null, lastNewAt, nextFull, troubles);
    }
}
