package dev.ratiomesh.fleet.uploading.inbound.http;

import dev.ratiomesh.contracts.channel.UploadState;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadQueries;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadQueries.UploadCursor;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadQueries.UploadFilter;
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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Uploads, to look at. */
@Path("/api/uploads")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class UploadResource {
    private final Caller caller;
    private final UploadQueries uploads;

    UploadResource(Caller caller, UploadQueries uploads) {
        this.caller = caller;
        this.uploads = uploads;
    }

    @GET
    public Uni<UploadViews.UploadPage> list(
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageCursor.limit(limit);
        UploadFilter filter = new UploadFilter(caller.tenantOrNull(), channel, parseState(state), parseCursor(cursor));
        // One more than asked for shows whether there is a next page.
        return uploads.list(filter, size + 1).map(rows -> UploadViews.page(rows, size));
    }

    @GET
    @Path("{id}")
    public Uni<UploadViews.UploadDetails> get(@PathParam("id") String id) {
        return uploads.find(id).map(found -> found.filter(row -> caller.mayAct(row.tenantId()))
                .map(UploadViews::details)
                .orElseThrow(() -> ProblemException.notFound("Upload " + id)));
    }

    private static @Nullable UploadState parseState(@Nullable String state) {
        if (state == null) {
            return null;
        }
        try {
            return UploadState.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("state", "must be one of " + List.of(UploadState.values()));
        }
    }

    private static @Nullable UploadCursor parseCursor(@Nullable String cursor) {
        String place = PageCursor.position(cursor);
        if (place == null) {
            return null;
        }
        int at = place.indexOf('|');
        try {
            return new UploadCursor(Instant.parse(place.substring(0, Math.max(at, 0))), place.substring(at + 1));
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("cursor", "is not one that this service gave");
        }
    }
}
