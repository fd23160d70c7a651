package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A scan through a video's threads, newest first, over as many polls as it takes.
 *
 * @param fullScan true to scan to the end, because a new reply does not move its thread to the front; false to stop at the
 *     first page without a new thread
 * @param startedAt start of the scan; threads stored before are not new to it
 * @param pageToken the page to continue with, null for the first
 */
public record ThreadScan(boolean fullScan, Instant startedAt, @Nullable String pageToken) {

    public static ThreadScan start(boolean fullScan, Instant now) {
        return new ThreadScan(fullScan, now, null);
    }

    /**
     * Returns the scan after a page; empty when the scan is complete.
     *
     * @param wasKnown true for the id of a thread that was stored before the scan started
     */
    public Optional<ThreadScan> after(ThreadPage page, Predicate<String> wasKnown) {
        if (page.nextPageToken() == null) {
            return Optional.empty();
        }
        boolean allKnown =
                page.threads().stream().map(thread -> thread.top().id()).allMatch(wasKnown);
        return allKnown && !fullScan
                ? Optional.empty()
                : Optional.of(new ThreadScan(fullScan, startedAt, page.nextPageToken()));
    }

    /**
     * Starts over at the first page, after YouTube rejected the page token. The start time stays, so no thread is
     * missed.
     */
    public ThreadScan restart() {
        return new ThreadScan(fullScan, startedAt, null);
    }
}
