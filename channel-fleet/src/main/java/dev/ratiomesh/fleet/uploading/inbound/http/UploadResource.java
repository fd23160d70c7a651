package dev.ratiomesh.fleet.uploading.inbound.http;

import dev.ratiomesh.contracts.channel.ChannelCommand.CancelUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.contracts.channel.UploadState;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.CommandDefaults;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadQueries;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadQueries.UploadCursor;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadQueries.UploadFilter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Serves uploads over HTTP: lists and single uploads for every role, publishing and cancelling for operators. Each command
 * goes onto {@code channel.commands} and has the same effect there.
 */
@Path("/api/uploads")
class UploadResource {
    private static final int MAX_REASON_CHARS = 500;
    private static final String NO_REASON = "no reason given";

    private final Caller caller;
    private final UploadQueries uploads;
    private final UploadCommandGateway gateway;

    UploadResource(Caller caller, UploadQueries uploads, UploadCommandGateway gateway) {
        this.caller = caller;
        this.uploads = uploads;
        this.gateway = gateway;
    }

    /** A cancellation carries an optional reason. */
    record CancellationBody(@Nullable String reason) {}

    @GET
    @RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<UploadViews.UploadPage> list(
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageCursor.limit(limit);
        UploadFilter filter = new UploadFilter(caller.tenantOrNull(), channel, parseState(state), parseCursor(cursor));
        // One row more than the page shows whether there is a next page.
        return uploads.list(filter, size + 1).map(rows -> UploadViews.page(rows, size));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<UploadViews.UploadDetails> get(@PathParam("id") String id) {
        return uploads.find(id).map(found -> found.filter(row -> caller.mayAccess(row.tenantId()))
                .map(UploadViews::details)
                .orElseThrow(() -> ProblemException.notFound("Upload " + id)));
    }

    @POST
    @RolesAllowed(Caller.OPERATOR)
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PublishUpload.class)))
    public Uni<Response> publish(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return gateway.publish(JsonBodies.read(body, PublishUpload.class, CommandDefaults.resolve(body, caller)), key);
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed(Caller.OPERATOR)
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    public Uni<Response> cancel(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String reason = readReason(body);
        String requestedBy = caller.name();
        return gateway.cancel(id, key, tenantId -> new CancelUpload(id, tenantId, requestedBy, reason));
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
        String position = PageCursor.decode(cursor);
        if (position == null) {
            return null;
        }
        int separator = position.indexOf('|');
        try {
            return new UploadCursor(
                    Instant.parse(position.substring(0, Math.max(separator, 0))), position.substring(separator + 1));
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("cursor", "is not one that this service gave");
        }
    }

    private static String readReason(byte[] body) {
        String reason = JsonBodies.read(body, CancellationBody.class, Map.of()).reason();
        if (reason == null || reason.isBlank()) {
            return NO_REASON;
        }
        if (reason.length() > MAX_REASON_CHARS) {
            throw ProblemException.badParameter("reason", "has more than " + MAX_REASON_CHARS + " characters");
        }
        return reason;
    }
}
