package dev.ratiomesh.fleet.health.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.access.api.CircuitStates;
import dev.ratiomesh.fleet.health.AssessedChannel;
import dev.ratiomesh.fleet.health.HealthAssessment;
import dev.ratiomesh.fleet.health.HealthRules;
import dev.ratiomesh.fleet.health.outbound.HealthQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;

/** Serves the health of one channel over HTTP, assessed at the time of the request. */
@Path("/api/channels/{channelId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class ChannelHealthResource {
    private final HealthQueries queries;
    private final HealthRules rules;
    private final CircuitStates circuits;
    private final Caller caller;
    private final Clock clock;

    ChannelHealthResource(
            HealthQueries queries, HealthRules rules, CircuitStates circuits, Caller caller, Clock clock) {
        this.queries = queries;
        this.rules = rules;
        this.circuits = circuits;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Uni<ChannelHealthView> health(@PathParam("channelId") String channelId) {
        Instant now = clock.instant();
        return queries.find(channelId, now).map(found -> found.filter(
                        channel -> caller.mayAccess(channel.channel().tenantId()))
                .map(channel -> view(channel, now))
                .orElseThrow(() -> ProblemException.notFound("Channel " + channelId)));
    }

    private ChannelHealthView view(AssessedChannel channel, Instant now) {
        HealthAssessment assessment = HealthAssessment.of(channel.health(), channel.facts(), rules, now);
        return ChannelHealthView.of(channel, assessment, circuits.circuitOf(channel.id()));
    }
}
