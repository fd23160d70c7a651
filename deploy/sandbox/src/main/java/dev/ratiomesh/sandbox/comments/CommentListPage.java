package dev.ratiomesh.sandbox.comments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds one page of comments and the token of the next page. The token names the last comment of the page, not its
 * position, so that comments written meanwhile shift nothing.
 */
record CommentListPage(List<StoredComment> comments, @Nullable String next, int size) {
    private static final String PREFIX = "Q";

    /**
     * Selects the page that the parameters ask for.
     *
     * @param all all comments, newest first
     */
    static CommentListPage of(List<StoredComment> all, CommentParameters parameters) throws CommentRejectedException {
        int size = parameters.maxResults();
        long before = before(parameters.optional("pageToken"));
        List<StoredComment> rest =
                all.stream().filter(comment -> comment.number() < before).toList();
        List<StoredComment> page = rest.subList(0, Math.min(size, rest.size()));
        String next = page.size() == rest.size()
                ? null
                : PREFIX + Long.toString(page.get(page.size() - 1).number(), 36);
        return new CommentListPage(page, next, size);
    }

    void describe(ObjectNode body) {
        if (next != null) {
            body.put("nextPageToken", next);
        }
        body.putObject("pageInfo").put("totalResults", comments.size()).put("resultsPerPage", size);
    }

    private static long before(Optional<String> token) throws CommentRejectedException {
        if (token.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!token.get().matches(PREFIX + "[0-9a-z]{1,11}")) {
            throw CommentRejectedException.parameter(
                    "invalidPageToken", "pageToken", "The request specifies an invalid page token.");
        }
        return Long.parseLong(token.get().substring(1), 36);
    }
}
