package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.commenting.outbound.CommentQueries;
import dev.ratiomesh.fleet.commenting.outbound.CommentQueries.CommentFilter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Serves comments and replies over HTTP, read only. */
@Path("/api")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class CommentResource {
    private static final Set<String> STATES = Set.of("WAITING", "SENDING", "READING_BACK", "POSTED", "HELD", "FAILED");

    private final Caller caller;
    private final CommentQueries queries;

    CommentResource(Caller caller, CommentQueries queries) {
        this.caller = caller;
        this.queries = queries;
    }

    /** @param next the cursor of the next page, null on the last */
    record CommentPage(List<CommentQueries.CommentDetails> items, @Nullable String next) {}

    /** @param next the cursor of the next page, null on the last */
    record ReplyPage(List<CommentQueries.ReplyDetails> items, @Nullable String next) {}

    @GET
    @Path("comments")
    public Uni<CommentPage> comments(
            @QueryParam("channelId") @Nullable String channelId,
            @QueryParam("videoId") @Nullable String videoId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        if (channelId == null || channelId.isBlank()) {
            throw ProblemException.badParameter("channelId", "is required");
        }
        int size = PageCursor.limit(limit);
        CommentFilter filter = new CommentFilter(caller.tenantOrNull(), channelId, videoId, position(cursor));
        // One row more than requested shows that there is a next page.
        return queries.comments(filter, size + 1)
                .map(rows -> new CommentPage(
                        first(rows, size),
                        next(rows, size, comment -> comment.publishedAt() + "|" + comment.commentId())));
    }

    @GET
    @Path("replies")
    public Uni<ReplyPage> replies(
            @QueryParam("channelId") @Nullable String channelId,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        if (state != null && !STATES.contains(state)) {
            throw ProblemException.badParameter(
                    "state", "must be one of " + STATES.stream().sorted().toList());
        }
        int size = PageCursor.limit(limit);
        CommentFilter filter = new CommentFilter(caller.tenantOrNull(), channelId, state, position(cursor));
        return queries.replies(filter, size + 1)
                .map(rows -> new ReplyPage(
                        first(rows, size), next(rows, size, reply -> reply.createdAt() + "|" + reply.replyId())));
    }

    @GET
    @Path("replies/{id}")
    public Uni<CommentQueries.ReplyDetails> reply(@PathParam("id") String id) {
        return queries.reply(id, caller.tenantOrNull())
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("Reply " + id)));
    }

    private static <T> List<T> first(List<T> rows, int size) {
        return rows.stream().limit(size).toList();
    }

    private static <T> @Nullable String next(List<T> rows, int size, Function<T, String> position) {
        return rows.size() > size ? PageCursor.encode(position.apply(rows.get(size - 1))) : null;
    }

    private static CommentQueries.@Nullable CommentCursor position(@Nullable String cursor) {
        String position = PageCursor.decode(cursor);
        if (position == null) {
            return null;
        }
        int separator = position.indexOf('|');
        try {
            return new CommentQueries.CommentCursor(
                    Instant.parse(position.substring(0, Math.max(separator, 0))), position.substring(separator + 1));
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("cursor", "is not a cursor of this service");
        }
    }
}
