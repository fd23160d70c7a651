package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a video's threads from the newest on, over as many looks as it takes.
 *
 * @param fullScan goes to the end, since a new reply does not bring its thread to the front; else it ends where all is known
 * @param startedAt what was known before is not news
 * @param pageToken the place to go on from, null for the front
 */
public record ThreadScan(boolean fullScan, Instant startedAt, @Nullable String pageToken) {

    public static ThreadScan start(boolean full, Instant now) {
        return new ThreadScan(full, now, null);
    }

    /**
     * Where it goes on after a page; empty when it is done.
     *
     * @param wasKnown whether the thread of an id was known before the sweep started
     */
    public Optional<ThreadScan> after(ThreadPage page, Predicate<String> wasKnown) {
        if (page.nextPageToken() == null) {
            return Optional.empty();
        }
        boolean allKnown =
                page.threads().stream().map(thread -> thread.top().id()).allMatch(wasKnown);
        return allKnown && !fullScan ? Optional.empty() : Optional.of(new ThreadScan(fullScan, startedAt, page.nextPageToken()));
    }

    /** From the front again, because YouTube no longer takes the token. What is known by now is no news then either. */
    public ThreadScan restart() {
        return new ThreadScan(fullScan, startedAt, null);
    }
}
