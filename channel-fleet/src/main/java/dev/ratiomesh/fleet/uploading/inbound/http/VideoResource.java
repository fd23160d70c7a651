package dev.ratiomesh.fleet.uploading.inbound.http;

import dev.ratiomesh.contracts.channel.ChannelCommand.UpdateVideo;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.CommandDefaults;
import dev.ratiomesh.delivery.http.JsonBodies;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Serves updates of published videos over HTTP. Each goes onto {@code channel.commands} and has the same effect there. */
@Path("/api/videos")
@RolesAllowed(Caller.OPERATOR)
class VideoResource {
    private final Caller caller;
    private final UploadCommandGateway gateway;

    VideoResource(Caller caller, UploadCommandGateway gateway) {
        this.caller = caller;
        this.gateway = gateway;
    }

    /** Updates the metadata that the body contains; {@code channelId} in the body names the video's channel. */
    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = UpdateVideo.class)))
    public Uni<Response> update(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Map<String, String> defaults = new HashMap<>(CommandDefaults.resolve(body, caller));
        defaults.put("videoId", id);
        return gateway.update(JsonBodies.read(body, UpdateVideo.class, defaults), key);
    }
}
