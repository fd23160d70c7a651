package dev.ratiomesh.fleet.commenting.outbound;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.ratiomesh.delivery.store.PgRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads comments and replies for HTTP. A null tenant stands for every tenant. */
@ApplicationScoped
public class CommentQueries {
    private static final String SELECT_COMMENTS =
            """
            SELECT id, channel_id, video_id, parent_id, author_channel_id, author_name, text, likes, moderation, published_at,
                   refreshed_at
            FROM comment
            WHERE channel_id = $1 AND ($2::text IS NULL OR video_id = $2) AND ($3::text IS NULL OR tenant_id = $3)
              AND ($4::timestamptz IS NULL OR (published_at, id) < ($4, $5))
            ORDER BY published_at DESC, id DESC LIMIT $6
            """;

    private static final String SELECT_REPLIES =
            """
            SELECT * FROM reply
            WHERE ($1::text IS NULL OR channel_id = $1) AND ($2::text IS NULL OR state = $2)
              AND ($3::text IS NULL OR tenant_id = $3)
              AND ($4::timestamptz IS NULL OR (created_at, id) < ($4, $5))
            ORDER BY created_at DESC, id DESC LIMIT $6
            """;

    private static final String SELECT_REPLY =
            "SELECT * FROM reply WHERE id = $1 AND ($2::text IS NULL OR tenant_id = $2)";

    private static final String SELECT_TENANT =
            "SELECT tenant_id FROM channel WHERE id = $1 AND state <> 'DISCONNECTED'";

    private final Pool pool;

    CommentQueries(Pool pool) {
        this.pool = pool;
    }

    /**
     * A stored comment.
     *
     * @param moderation the latest moderation that was carried out on command, null for none
     * @param refreshedAt time of the latest read from YouTube
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

    /**
     * A stored reply.
     *
     * @param failure the code of the failure, null without one
     * @param detail the failure as a sentence, null without one
     */
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

    /** The last row of a page. */
    public record CommentCursor(Instant at, String id) {}

    /**
     * Conditions on comments or replies; a null is no condition.
     *
     * @param videoOrState the video of comments, the state of replies
     * @param after the last row of the previous page
     */
    public record CommentFilter(
            @Nullable String tenantId,
            @Nullable String channelId,
            @Nullable String videoOrState,
            @Nullable CommentCursor after) {
        private Tuple parameters(int limit) {
            OffsetDateTime at = after == null ? null : PgRows.time(after.at());
            String id = after == null ? null : after.id();
            return Tuple.of(channelId, videoOrState, tenantId, at, id, limit);
        }
    }

    /** Lists comments, newest first. */
    public Uni<List<CommentDetails>> comments(CommentFilter filter, int limit) {
        return pool.preparedQuery(SELECT_COMMENTS)
                .execute(filter.parameters(limit))
                .map(rows -> PgRows.list(rows, CommentQueries::comment));
    }

    /** Lists replies, newest first. */
    public Uni<List<ReplyDetails>> replies(CommentFilter filter, int limit) {
        return pool.preparedQuery(SELECT_REPLIES)
                .execute(filter.parameters(limit))
                .map(rows -> PgRows.list(rows, CommentQueries::reply));
    }

    public Uni<Optional<ReplyDetails>> reply(String id, @Nullable String tenantId) {
        return pool.preparedQuery(SELECT_REPLY)
                .execute(Tuple.of(id, tenantId))
                .map(rows -> PgRows.first(rows, CommentQueries::reply));
    }

    /** Finds the tenant of a channel; empty for a channel that is not connected. */
    public Uni<Optional<String>> findTenant(String channelId) {
        return pool.preparedQuery(SELECT_TENANT)
                .execute(Tuple.of(channelId))
                .map(rows -> PgRows.first(rows, row -> row.getString("tenant_id")));
    }

    private static CommentDetails comment(Row row) {
        return new CommentDetails(
                row.getString("id"),
                row.getString("channel_id"),
                row.getString("video_id"),
                row.getString("parent_id"),
                row.getString("author_channel_id"),
                row.getString("author_name"),
                row.getString("text"),
                row.getLong("likes"),
                row.getString("moderation"),
                PgRows.instant(row, "published_at"),
                PgRows.instant(row, "refreshed_at"));
    }

    private static ReplyDetails reply(Row row) {
        return new ReplyDetails(
                row.getString("id"),
                row.getString("tenant_id"),
                row.getString("channel_id"),
                row.getString("video_id"),
                row.getString("comment_id"),
                row.getString("text"),
                row.getString("state"),
                row.getString("approval_id"),
                row.getString("approved_by"),
                row.getString("posted_id"),
                row.getString("failure"),
                row.getString("detail"),
                PgRows.instant(row, "created_at"),
                PgRows.instant(row, "updated_at"));
    }
}
