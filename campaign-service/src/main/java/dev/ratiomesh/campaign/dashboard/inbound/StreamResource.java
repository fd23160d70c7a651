package dev.ratiomesh.campaign.dashboard.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.StreamPosition;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * The live stream: an event {@code campaign} with the whole summary whenever a campaign looks different. It begins with
 * every campaign; with {@code Last-Event-ID} it begins with what has changed since. An event without an id is followed by
 * more of the same moment: whoever is cut off there resumes from the id before it and misses nothing.
 */
@Path("/api/stream")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class StreamResource {
    private static final long RECONNECT_MILLIS = 2000;

    private final Caller caller;
    private final LiveCampaigns live;
    private final CampaignConfig.Stream config;
    private final ObjectMapper json;
    private final AtomicInteger open = new AtomicInteger();

    StreamResource(Caller caller, LiveCampaigns live, CampaignConfig config, ObjectMapper json, MeterRegistry meters) {
        meters.gauge("mesh.campaign.streams", open);
        this.caller = caller;
        this.live = live;
        this.json = json;
        this.config = config.stream();
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
        StreamPosition position = last == null || last.isBlank() ? null : position(last);
        String tenant = caller.tenantOrNull();
        // Nothing may fail between here and the subscription, or the place is lost.
        if (open.incrementAndGet() > config.connections()) {
            open.decrementAndGet();
            throw new ProblemException(
                    503, "TOO_MANY_STREAMS", "This replica has " + config.connections() + " streams open.");
        }
        Multi<OutboundSseEvent> heartbeat = Multi.createFrom()
                .ticks()
                .every(config.heartbeat())
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("alive").build());
        Multi<OutboundSseEvent> changes =
                live.from(position, tenant).map(seen -> event(sse, seen.position(), seen.campaign()));
        return Multi.createBy()
                .merging()
                .streams(changes, heartbeat)
                .select()
                .first(config.longest())
                .onTermination()
                .invoke(open::decrementAndGet);
    }

    private static StreamPosition position(String last) {
        return StreamPosition.parse(last)
                .orElseThrow(() -> ProblemException.badParameter("Last-Event-ID", "is not one that this stream gave"));
    }

    private OutboundSseEvent event(Sse sse, @Nullable StreamPosition position, CampaignSummary campaign) {
        try {
            OutboundSseEvent.Builder event = sse.newEventBuilder()
                    .name("campaign")
                    .reconnectDelay(RECONNECT_MILLIS)
                    .data(json.writeValueAsString(campaign));
            return position == null
                    ? event.build()
                    : event.id(position.toString()).build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a campaign cannot be written as JSON", e);
        }
    }
}
