package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.contracts.order.OrderState;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.order.placing.outbound.store.OrderQueries;
import dev.ratiomesh.order.placing.outbound.store.OrderQueries.OrderCursor;
import dev.ratiomesh.order.placing.outbound.store.OrderQueries.OrderFilter;
import dev.ratiomesh.order.placing.outbound.store.OrderRow;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Serves orders and the caps that they count against. */
@Path("/api")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class OrderResource {
    private final Caller caller;
    private final OrderQueries orders;

    OrderResource(Caller caller, OrderQueries orders) {
        this.caller = caller;
        this.orders = orders;
    }

    @GET
    @Path("orders")
    public Uni<OrderViews.OrderPage> list(
            @QueryParam("campaign") @Nullable String campaign,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int size = PageCursor.limit(limit);
        OrderFilter filter = new OrderFilter(caller.tenantOrNull(), campaign, state(state), cursor(cursor));
        // One row more than requested shows whether there is a next page.
        return orders.listOrders(filter, size + 1).map(rows -> OrderViews.page(rows, size));
    }

    @GET
    @Path("orders/{id}")
    public Uni<OrderViews.OrderDetails> order(@PathParam("id") String id) {
        return visibleOrder(id).chain(row -> orders.ledgerLines(id).map(lines -> OrderViews.details(row, lines)));
    }

    /** Returns the caps that the orders of a campaign count against. */
    @GET
    @Path("caps")
    public Uni<List<OrderQueries.CapView>> caps(@QueryParam("campaign") @Nullable String campaign) {
        if (campaign == null) {
            throw ProblemException.badParameter("campaign", "is required");
        }
        return orders.findCampaign(campaign)
                .map(found -> found.map(row -> row.toCampaign().brief())
                        .filter(brief -> caller.mayAccess(brief.tenantId()))
                        .orElseThrow(() -> ProblemException.notFound("Campaign " + campaign)))
                .chain(brief -> orders.caps(campaign, brief.tenantId()));
    }

    private Uni<OrderRow> visibleOrder(String id) {
        return orders.findOrder(id).map(found -> found.filter(
                        row -> caller.mayAccess(row.toOrder().proposal().tenantId()))
                .orElseThrow(() -> ProblemException.notFound("Order " + id)));
    }

    private static @Nullable OrderState state(@Nullable String state) {
        if (state == null) {
            return null;
        }
        try {
            return OrderState.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter(
                    "state", "must be one of " + List.of(OrderState.values()) + ", is " + OrderViews.quote(state));
        }
    }

    private static @Nullable OrderCursor cursor(@Nullable String cursor) {
        String position = PageCursor.decode(cursor);
        if (position == null) {
            return null;
        }
        int separator = position.indexOf('|');
        try {
            return new OrderCursor(
                    Instant.parse(position.substring(0, Math.max(separator, 0))), position.substring(separator + 1));
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("cursor", "is not a cursor of this service");
        }
    }
}
