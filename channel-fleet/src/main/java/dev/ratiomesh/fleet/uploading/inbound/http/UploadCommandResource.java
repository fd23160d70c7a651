package dev.ratiomesh.fleet.uploading.inbound.http;

import dev.ratiomesh.contracts.channel.ChannelCommand.CancelUpload;
import dev.ratiomesh.contracts.channel.ChannelCommand.PublishUpload;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.CommandDefaults;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Commands about uploads over HTTP. Each goes onto {@code channel.commands} and means there what it means here. */
@Path("/api/uploads")
@RolesAllowed(Caller.OPERATOR)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
class UploadCommandResource {
    private static final int LONGEST_REASON = 500;
    private static final String NO_REASON = "no reason given";

    private final Caller caller;
    private final UploadCommandGateway commands;

    UploadCommandResource(Caller caller, UploadCommandGateway commands) {
        this.caller = caller;
        this.commands = commands;
    }

    /** The body of a cancellation. */
    record CancellationBody(@Nullable String reason) {}

    @POST
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PublishUpload.class)))
    public Uni<Response> publish(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return commands.publish(JsonBodies.read(body, PublishUpload.class, CommandDefaults.resolve(body, caller)), key);
    }

    @POST
    @Path("{id}/cancel")
    public Uni<Response> cancel(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String reason = reason(body);
        String by = caller.name();
        return commands.cancel(id, key, tenant -> new CancelUpload(id, tenant, by, reason));
    }

    private static String reason(byte[] body) {
        String reason = JsonBodies.read(body, CancellationBody.class, Map.of()).reason();
        if (reason == null || reason.isBlank()) {
            return NO_REASON;
        }
        if (reason.length() > LONGEST_REASON) {
            throw ProblemException.badParameter("reason", "has more than " + LONGEST_REASON + " characters");
        }
        return reason;
    }
}
