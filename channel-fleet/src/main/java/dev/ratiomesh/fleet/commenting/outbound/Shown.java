package dev.ratiomesh.fleet.commenting.outbound;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people look at. */
public final class Shown {
    private Shown() {}

    /**
     * @param moderation what was done with it from here, null for nothing
     * @param refreshedAt when YouTube was asked last
     */
    public record CommentDetails(
            String commentId,
            String channelId,
            String videoId,
            @Nullable String parentId,
            @Nullable String authorChannelId,
            String authorName,
            String text,
            long likes,
            @Nullable String moderation,
            Instant publishedAt,
            Instant refreshedAt) {}

    /** @param detail why it failed, in words */
    public record ReplyDetails(
            String replyId,
            @JsonIgnore String tenantId,
            String channelId,
            String videoId,
            String commentId,
            String text,
            String state,
            String approvalId,
            String approvedBy,
            @Nullable String postedId,
            @Nullable String failure,
            @Nullable String detail,
            Instant createdAt,
            Instant updatedAt) {}

    /** Where a page ended. */
    public record CommentCursor(Instant at, String id) {}
}
