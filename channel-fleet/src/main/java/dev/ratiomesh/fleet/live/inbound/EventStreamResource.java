package dev.ratiomesh.fleet.live.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.SseStreams;
import dev.ratiomesh.delivery.http.StreamPosition;
import dev.ratiomesh.fleet.FleetConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * Serves the live stream of channels, uploads, comments, replies and quota: each event of {@code channel.events} under its
 * type, with the same JSON. The stream starts with an event {@code begin} and continues with the events from then on; with
 * {@code Last-Event-ID} it continues after that event. An event {@code reset} instead of {@code begin} says that the position
 * is no longer retained, and that the listener has to read the lists again.
 */
@Path("/api/fleet/events")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class EventStreamResource {
    private final Caller caller;
    private final EventFollower events;
    private final SseStreams streams;

    EventStreamResource(Caller caller, EventFollower events, FleetConfig config, MeterRegistry meters) {
        this.caller = caller;
        this.events = events;
        this.streams = new SseStreams(config.stream(), meters, "mesh.fleet.streams");
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @APIResponse(
            responseCode = "200",
            description = "Events named by their type, for example upload.progressed.v1",
            content = @Content(schema = @Schema(implementation = String.class)))
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    public Multi<OutboundSseEvent> stream(@HeaderParam("Last-Event-ID") @Nullable String last, @Context Sse sse) {
        StreamPosition position = SseStreams.parsePosition(last);
        String tenant = caller.tenantOrNull();
        return streams.open(sse, () -> events.eventsAfter(position, tenant)
                .map(event -> SseStreams.event(sse, event.type(), event.position(), event.payload())));
    }
}
