package dev.ratiomesh.fleet.commenting;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages.Comment;
import dev.ratiomesh.fleet.commenting.CommentPages.CommentThread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Provides comments, watches and results for the tests of the feature. */
final class CommentFixtures {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final String CHANNEL = "UC-own";
    static final CommentWatch.VideoReference VIDEO = new CommentWatch.VideoReference("acme", CHANNEL, "demo-video1");
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15));
    static final ApprovedReply APPROVED =
            new ApprovedReply("r-1", "acme", CHANNEL, "demo-video1", "c1", "Thank you!", "a-1", "anna");

    private CommentFixtures() {}

    static Comment comment(String id) {
        return commentBy(id, "UC-bob");
    }

    static Comment commentBy(String id, String author) {
        return new Comment(id, null, CHANNEL, author, "@bob", "text of " + id, 0, NOW);
    }

    static CommentThread thread(String id) {
        return new CommentThread(comment(id), 0, true, List.of());
    }

    static CommentWatch watch() {
        return new CommentWatch(VIDEO, WatchState.OPEN, null, NOW, NOW.plus(Duration.ofDays(1)), 0);
    }

    static ApiResult succeeded(String body) {
        return new ApiResult.CallSucceeded(200, Map.of(), body);
    }

    static ApiResult rejected(String reason) {
        return new ApiResult.CallRejected(403, reason, "no");
    }

    static ApiResult failed(boolean mayHaveTakenEffect) {
        return new ApiResult.CallFailed("cut", mayHaveTakenEffect, Duration.ZERO);
    }
}
