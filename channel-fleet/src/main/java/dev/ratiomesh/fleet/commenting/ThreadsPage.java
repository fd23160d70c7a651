package dev.ratiomesh.fleet.commenting;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a video's threads, newest first.
 *
 * @param next the next page's token, null on the last
 */
public record ThreadsPage(List<CommentThread> threads, @Nullable String next) {
    public ThreadsPage {
        threads = List.copyOf(threads);
    }

    public Stream<SeenComment> comments() {
        return threads.stream().flatMap(CommentThread::comments);
    }
}
