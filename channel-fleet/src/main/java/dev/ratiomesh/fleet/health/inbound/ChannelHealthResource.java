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

/** One channel: its health, judged anew for the answer, and why. */
@Path("/api/channels/{channelId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class ChannelHealthResource {
    private final HealthQueries channels;
    private final HealthRules rules;
    private final CircuitStates circuits;
    private final Caller caller;
    private final Clock clock;

    ChannelHealthResource(
            HealthQueries channels, HealthRules rules, CircuitStates circuits, Caller caller, Clock clock) {
        this.channels = channels;
        this.rules = rules;
        this.circuits = circuits;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Uni<ChannelHealthView> one(@PathParam("channelId") String channelId) {
        Instant now = clock.instant();
        return channels.one(channelId, now).map(found -> found.filter(
                        watched -> caller.mayAccess(watched.channel().tenantId()))
                .map(watched -> view(watched, now))
                .orElseThrow(() -> ProblemException.notFound("Channel " + channelId)));
    }

    private ChannelHealthView view(AssessedChannel watched, Instant now) {
        HealthAssessment diagnosis = HealthAssessment.of(watched.condition(), watched.facts(), rules, now);
        return ChannelHealthView.of(watched, diagnosis, circuits.circuitOf(watched.id()));
    }
}
