package dev.ratiomesh.fleet.commenting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video whose comments are fetched.
 *
 * @param scan the one under way, null when none is
 * @param lastNewAt when a comment was new last, or when watching began
 * @param fullScanDueAt when the next full sweep is due
 * @param failures failed calls in a row
 */
public record CommentWatch(
        VideoReference video,
        WatchState state,
        @Nullable ThreadScan scan,
        Instant lastNewAt,
        Instant fullScanDueAt,
        int failures) {

    /** Which video of which channel. */
    public record VideoReference(String tenantId, String channelId, String videoId) {
        public String id() {
            return channelId + "/" + videoId;
        }
    }

    public CommentWatch withScan(@Nullable ThreadScan other) {
        return new CommentWatch(video, state, other, lastNewAt, fullScanDueAt, failures);
    }

    CommentWatch inState(WatchState other) {
        return new CommentWatch(video, other, null, lastNewAt, fullScanDueAt, 0);
    }

    CommentWatch failed() {
        return new CommentWatch(video, state, scan, lastNewAt, fullScanDueAt, failures + 1);
    }

    CommentWatch afterRead(Instant newAt) {
        return new CommentWatch(video, WatchState.OPEN, scan, newAt, fullScanDueAt, 0);
    }

    CommentWatch fullScanDone(Instant nextFull) {
        return new CommentWatch(video, state, null, lastNewAt, nextFull, failures);
    }
}
