package dev.ratiomesh.campaign.dashboard.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ratiomesh.campaign.CampaignConfig;
import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.StreamPosition;
import dev.ratiomesh.delivery.Json;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
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
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * The live stream: an event {@code campaign} with the whole summary whenever a campaign looks different. It begins with
 * every campaign; with {@code Last-Event-ID} it begins with what has changed since.
 */
@Path("/api/stream")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class StreamResource {
    private static final long RECONNECT_MILLIS = 2000;

    private final Caller caller;
    private final LiveCampaigns live;
    private final CampaignConfig.Stream config;
    private final AtomicInteger open = new AtomicInteger();

    StreamResource(Caller caller, LiveCampaigns live, CampaignConfig config) {
        this.caller = caller;
        this.live = live;
        this.config = config.stream();
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    public Multi<OutboundSseEvent> stream(@HeaderParam("Last-Event-ID") @Nullable String last, @Context Sse sse) {
        StreamPosition position = last == null || last.isBlank() ? null : position(last);
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
                live.from(position, caller.tenantOrNull()).map(seen -> event(sse, seen.position(), seen.campaign()));
        return Multi.createBy()
                .merging()
                .streams(changes, heartbeat)
                .onTermination()
                .invoke(open::decrementAndGet);
    }

    private static StreamPosition position(String last) {
        return StreamPosition.parse(last)
                .orElseThrow(() -> ProblemException.badParameter("Last-Event-ID", "is not one that this stream gave"));
    }

    private static OutboundSseEvent event(Sse sse, StreamPosition position, CampaignSummary campaign) {
        try {
            return sse.newEventBuilder()
                    .name("campaign")
                    .id(position.toString())
                    .reconnectDelay(RECONNECT_MILLIS)
                    .data(Json.tolerant().writeValueAsString(campaign))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a campaign cannot be written as JSON", e);
        }
    }
}
