package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.CommandOutcome;
import dev.ratiomesh.campaign.dashboard.outbound.CommandOutcomeStore;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Serves the outcome of a command, received by Kafka or by HTTP; 404 until the command is decided. */
@Path("/api/commands/{id}")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
class CommandResource {
    private final Caller caller;
    private final CommandOutcomeStore outcomes;

    CommandResource(Caller caller, CommandOutcomeStore outcomes) {
        this.caller = caller;
        this.outcomes = outcomes;
    }

    @GET
    public Uni<CommandOutcome> find(@PathParam("id") String id) {
        return outcomes.find(caller.tenantOrNull(), id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("An outcome of command " + id)));
    }
}
