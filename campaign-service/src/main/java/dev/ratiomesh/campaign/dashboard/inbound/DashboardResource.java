package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.CampaignSummary;
import dev.ratiomesh.campaign.dashboard.HistoryEntry;
import dev.ratiomesh.campaign.dashboard.ResultPage;
import dev.ratiomesh.campaign.dashboard.outbound.CampaignSummaryQueries;
import dev.ratiomesh.campaign.dashboard.outbound.HistoryProjection;
import dev.ratiomesh.campaign.dashboard.outbound.OrderProjection;
import dev.ratiomesh.campaign.lifecycle.BriefRules;
import dev.ratiomesh.contracts.order.OrderView;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Serves the campaigns of a tenant, their history and their orders. */
@Path("/api/campaigns")
@RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
@Produces(MediaType.APPLICATION_JSON)
class DashboardResource {
    private static final Set<String> STATUSES = Set.of("CREATED", "RUNNING", "STOPPED", "COMPLETED", "DELETED");

    private final Caller caller;
    private final CampaignSummaryQueries summaries;
    private final HistoryProjection history;
    private final OrderProjection orders;

    DashboardResource(
            Caller caller, CampaignSummaryQueries summaries, HistoryProjection history, OrderProjection orders) {
        this.caller = caller;
        this.summaries = summaries;
        this.history = history;
        this.orders = orders;
    }

    @GET
    public Uni<ResultPage<CampaignSummary>> list(
            @QueryParam("tenantId") @Nullable String tenant,
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        int size = PageCursors.limit(limit);
        return summaries
                .page(tenant(tenant), status(status), PageCursors.campaign(cursor), size)
                .map(items -> PageCursors.page(items, size, PageCursors::of));
    }

    @GET
    @Path("{id}")
    @APIResponseSchema(CampaignSummary.class)
    public Uni<Response> find(@PathParam("id") String id) {
        return findVisible(id).map(campaign -> Response.ok(campaign)
                .tag(Long.toString(campaign.version()))
                .build());
    }

    @GET
    @Path("{id}/history")
    public Uni<ResultPage<HistoryEntry>> history(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        int size = PageCursors.limit(limit);
        return findVisible(id)
                .chain(campaign -> history.page(id, PageCursors.time(cursor), size))
                .map(items -> PageCursors.page(
                        items, size, entry -> entry.reading().observedAt().toString()));
    }

    @GET
    @Path("{id}/orders")
    public Uni<ResultPage<OrderView>> orders(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        int size = PageCursors.limit(limit);
        CampaignSummaryQueries.CampaignCursor after = PageCursors.campaign(cursor);
        return findVisible(id)
                .chain(campaign -> orders.page(
                        id, after == null ? null : after.createdAt(), after == null ? null : after.campaignId(), size))
                .map(items -> PageCursors.page(items, size, order -> order.createdAt() + " " + order.orderId()));
    }

    private Uni<CampaignSummary> findVisible(String id) {
        if (!BriefRules.isId(id)) {
            throw ProblemException.notFound("Campaign " + id);
        }
        return summaries
                .find(caller.tenantOrNull(), id)
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("Campaign " + id)));
    }

    /** Returns the requested tenant if the caller may see it; null for every tenant. */
    private @Nullable String tenant(@Nullable String requested) {
        if (requested == null) {
            return caller.tenantOrNull();
        }
        if (!BriefRules.isId(requested)) {
            throw ProblemException.badParameter("tenantId", "is 1 to 64 of A-Z a-z 0-9 . _ -");
        }
        return caller.commandTenant(requested);
    }

    private static @Nullable String status(@Nullable String status) {
        if (status != null && !STATUSES.contains(status)) {
            throw ProblemException.badParameter("status", "one of " + new TreeSet<>(STATUSES) + ", is " + status);
        }
        return status;
    }
}
