package dev.ratiomesh.campaign.dashboard.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.SseStreams;
import dev.ratiomesh.delivery.http.StreamPosition;
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
 * Serves the follower stream: an event {@code campaign} with the whole summary whenever a campaign changes. The stream begins
 * with every campaign, or with {@code Last-Event-ID} with the changes since. An event without an id is followed by more of
 * the same batch: a client that disconnects there resumes from the id before and misses nothing.
 */
@Path("/api/stream")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class StreamResource {
    private final Caller caller;
    private final CampaignFollower follower;
    private final SseStreams streams;
    private final ObjectMapper json;

    StreamResource(
            Caller caller, CampaignFollower follower, CampaignConfig config, ObjectMapper json, MeterRegistry meters) {
        this.caller = caller;
        this.follower = follower;
        this.streams = new SseStreams(config.stream(), meters, "mesh.campaign.streams");
        this.json = json;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @APIResponse(
            responseCode = "200",
            description = "Events named campaign, each with a CampaignSummary",
            content = @Content(schema = @Schema(implementation = String.class)))
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    public Multi<OutboundSseEvent> stream(@HeaderParam("Last-Event-ID") @Nullable String last, @Context Sse sse) {
        StreamPosition position = SseStreams.position(last);
        String tenant = caller.tenantOrNull();
        return streams.open(sse, () -> follower.follow(position, tenant)
                .map(update -> SseStreams.event(sse, "campaign", update.position(), text(update.campaign()))));
    }

    private String text(CampaignSummary campaign) {
        try {
            return json.writeValueAsString(campaign);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A campaign cannot be written as JSON", e);
        }
    }
}
