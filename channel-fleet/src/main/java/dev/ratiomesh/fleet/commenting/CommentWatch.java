package dev.ratiomesh.fleet.commenting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A video whose comments are read at intervals.
 *
 * @param scan the thread scan in progress, null when there is none
 * @param lastNewAt time of the latest new comment, or the start of watching
 * @param fullScanDueAt time of the next full scan
 * @param failures consecutive failed calls
 */
public record CommentWatch(
        VideoReference video,
        WatchState state,
        @Nullable ThreadScan scan,
        Instant lastNewAt,
        Instant fullScanDueAt,
        int failures) {

    /** Identifies a video of a tenant's channel. */
    public record VideoReference(String tenantId, String channelId, String videoId) {
        public String id() {
            return channelId + "/" + videoId;
        }
    }

    public CommentWatch withScan(@Nullable ThreadScan newScan) {
        return new CommentWatch(video, state, newScan, lastNewAt, fullScanDueAt, failures);
    }

    /** Returns the watch in a state, without a scan and without failures. */
    CommentWatch inState(WatchState newState) {
        return new CommentWatch(video, newState, null, lastNewAt, fullScanDueAt, 0);
    }

    CommentWatch failed() {
        return new CommentWatch(video, state, scan, lastNewAt, fullScanDueAt, failures + 1);
    }

    /** @param newAt time of the latest new comment */
    CommentWatch afterRead(Instant newAt) {
        return new CommentWatch(video, WatchState.OPEN, scan, newAt, fullScanDueAt, 0);
    }

    CommentWatch fullScanDone(Instant nextFullScanAt) {
        return new CommentWatch(video, state, null, lastNewAt, nextFullScanAt, failures);
    }
}
