package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.outbound.CampaignRow;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignStore;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.contracts.campaign.CampaignCommand.AmendCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.DeleteCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartAll;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StartCampaign;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StopAll;
import dev.ratiomesh.contracts.campaign.CampaignCommand.StopCampaign;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.http.Accepted;
import dev.ratiomesh.delivery.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Commands over HTTP. Each goes onto the command topic and means there what it means here. */
@Path("/api/campaigns")
@RolesAllowed(Caller.OPERATOR)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
class CampaignResource {
    private final Caller caller;
    private final Accepted accepted;
    private final Mutiny.SessionFactory sessions;
    private final CampaignStore campaigns;
    private final CommandChecks checks;

    CampaignResource(
            Caller caller,
            Accepted accepted,
            Mutiny.SessionFactory sessions,
            CampaignStore campaigns,
            CommandChecks checks) {
        this.caller = caller;
        this.accepted = accepted;
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.checks = checks;
    }

    @POST
    public Uni<Response> create(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        CreateCampaign command = checks.creation(body, caller);
        return send(command, key, "/api/campaigns/" + command.campaignId());
    }

    @PATCH
    @Path("{id}")
    public Uni<Response> amend(
            @PathParam("id") String id,
            byte[] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return existing(id).chain(row -> {
            AmendCampaign command = checks.amendment(row.toCampaign(), body, ifMatch);
            return send(command, key, "/api/campaigns/" + id);
        });
    }

    @POST
    @Path("{id}/start")
    public Uni<Response> start(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return toExisting(id, key, StartCampaign::new);
    }

    @POST
    @Path("{id}/stop")
    public Uni<Response> stop(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return toExisting(id, key, StopCampaign::new);
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> delete(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return toExisting(id, key, DeleteCampaign::new);
    }

    @POST
    @Path("start-all")
    public Uni<Response> startAll(
            @QueryParam("tenantId") @Nullable String tenant, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(new StartAll(caller.actingFor(tenant)), key, "/api/campaigns");
    }

    @POST
    @Path("stop-all")
    public Uni<Response> stopAll(
            @QueryParam("tenantId") @Nullable String tenant, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(new StopAll(caller.actingFor(tenant)), key, "/api/campaigns");
    }

    private interface ToOne {
        CampaignCommand of(String campaignId, String tenantId);
    }

    private Uni<Response> toExisting(String id, @Nullable String key, ToOne command) {
        return existing(id)
                .chain(row -> send(command.of(id, row.toCampaign().brief().tenantId()), key, "/api/campaigns/" + id));
    }

    private Uni<CampaignRow> existing(String id) {
        return sessions.withSession(session -> campaigns.load(session, java.util.Set.of(id)))
                .map(rows -> checks.visible(id, rows, caller));
    }

    private Uni<Response> send(CampaignCommand command, @Nullable String key, String location) {
        return accepted.command(
                new Outgoing(Topic.CAMPAIGN_COMMANDS, command.key(), command.tenantId(), command), key, location);
    }
}
