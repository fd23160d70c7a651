package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.JsonBodies;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What a person has booked for an order of the provider {@code insertion}. Whoever books need not be who approves. */
@Path("/api")
@RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
class InsertionResource {
    private final Caller caller;
    private final OrderCommandGateway commands;

    InsertionResource(Caller caller, OrderCommandGateway decisions) {
        this.caller = caller;
        this.commands = decisions;
    }

    /** {@code reference}, {@code cost}, {@code startsAt}, {@code endsAt}, and if there are {@code currency}, {@code views}. */
    @POST
    @Path("orders/{id}/insertion")
    public Uni<Response> reportInsertion(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String by = caller.name();
        return commands.submit(
                id, key, order -> JsonBodies.read(body, ReportInsertion.class, OrderCommandResource.knownFields(order, by)));
    }
}
