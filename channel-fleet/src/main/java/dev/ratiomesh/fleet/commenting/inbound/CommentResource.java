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

/** Comments and replies, to look at. */
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
        CommentFilter filter = new CommentFilter(caller.tenantOrNull(), channelId, videoId, place(cursor));
        // One more than asked for shows whether there is a next page.
        return queries.comments(filter, size + 1)
                .map(rows -> new CommentPage(
                        first(rows, size), next(rows, size, one -> one.publishedAt() + "|" + one.commentId())));
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
        CommentFilter filter = new CommentFilter(caller.tenantOrNull(), channelId, state, place(cursor));
        return queries.replies(filter, size + 1)
                .map(rows -> new ReplyPage(
                        first(rows, size), next(rows, size, one -> one.createdAt() + "|" + one.replyId())));
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

    private static <T> @Nullable String next(List<T> rows, int size, Function<T, String> place) {
        return rows.size() > size ? PageCursor.encode(place.apply(rows.get(size - 1))) : null;
    }

    private static CommentQueries.@Nullable CommentCursor place(@Nullable String cursor) {
        String place = PageCursor.decode(cursor);
        if (place == null) {
            return null;
        }
        int at = place.indexOf('|');
        try {
            return new CommentQueries.CommentCursor(
                    Instant.parse(place.substring(0, Math.max(at, 0))), place.substring(at + 1));
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("cursor", "is not one that this service gave");
        }
    }
}
