package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderCommand.CancelOrder;
import dev.ratiomesh.contracts.order.OrderCommand.RejectOrder;
import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderCommand.ResolveOrder;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.order.placing.state.OrderProposal;
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
import org.jspecify.annotations.Nullable;

/**
 * Accepts commands about orders over HTTP. Each goes onto {@code order.commands} and has the same effect as a command that
 * was sent there. Approvers decide about orders; operators may report insertions too, because the person who books an
 * insertion need not be the one who approved it.
 */
@Path("/api")
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
class OrderCommandResource {
    private static final int MAX_REASON_LENGTH = 500;
    private static final String NO_REASON = "no reason given";

    private final Caller caller;
    private final OrderCommandGateway commands;

    OrderCommandResource(Caller caller, OrderCommandGateway commands) {
        this.caller = caller;
        this.commands = commands;
    }

    /**
     * The body of a rejection or a cancellation.
     *
     * @param reason at most 500 characters, null or blank when there is none
     */
    record ReasonBody(@Nullable String reason) {}

    @POST
    @Path("orders/{id}/approve")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> approve(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return commands.submit(
                id, key, order -> new ApproveOrder(id, order.campaignId(), order.tenantId(), caller.name()));
    }

    @POST
    @Path("orders/{id}/reject")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> reject(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String reason = reason(body);
        return commands.submit(
                id, key, order -> new RejectOrder(id, order.campaignId(), order.tenantId(), caller.name(), reason));
    }

    @POST
    @Path("orders/{id}/cancel")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> cancel(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String reason = reason(body);
        return commands.submit(
                id, key, order -> new CancelOrder(id, order.campaignId(), order.tenantId(), caller.name(), reason));
    }

    /** Resolves an UNCONFIRMED order by what a person found: {@code outcome}, {@code reference}, {@code reason}. */
    @POST
    @Path("orders/{id}/resolve")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> resolve(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String by = caller.name();
        return commands.submit(id, key, order -> JsonBodies.read(body, ResolveOrder.class, knownFields(order, by)));
    }

    /**
     * Reports an insertion that a person has booked for an order of the provider {@code insertion}: {@code reference},
     * {@code cost}, {@code startsAt}, {@code endsAt}, optionally {@code currency} and {@code views}.
     */
    @POST
    @Path("orders/{id}/insertion")
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> reportInsertion(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String by = caller.name();
        return commands.submit(id, key, order -> JsonBodies.read(body, ReportInsertion.class, knownFields(order, by)));
    }

    /** Returns the fields of a command that the path, the order and the token determine. */
    private static Map<String, String> knownFields(OrderProposal order, String by) {
        return Map.of(
                "orderId", order.orderId(), "campaignId", order.campaignId(), "tenantId", order.tenantId(), "by", by);
    }

    private static String reason(byte[] body) {
        String reason = JsonBodies.read(body, ReasonBody.class, Map.of()).reason();
        if (reason == null || reason.isBlank()) {
            return NO_REASON;
        }
        if (reason.length() > MAX_REASON_LENGTH) {
            throw ProblemException.badParameter("reason", "has more than " + MAX_REASON_LENGTH + " characters");
        }
        return reason;
    }
}
