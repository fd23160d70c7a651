package dev.ratiomesh.fleet.commenting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a thread's replies.
 *
 * @param next the next page's token, null on the last
 */
public record RepliesPage(List<SeenComment> replies, @Nullable String next) {
    public RepliesPage {
        replies = List.copyOf(replies);
    }
}
