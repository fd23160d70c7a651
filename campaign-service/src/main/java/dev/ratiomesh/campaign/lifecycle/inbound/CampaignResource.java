package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.BriefRules;
import dev.ratiomesh.campaign.lifecycle.Campaign;
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
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.CommandGateway;
import dev.ratiomesh.delivery.http.HttpCommand;
import dev.ratiomesh.delivery.http.ProblemException;
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
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Accepts commands over HTTP and puts each onto the command topic, where it is decided like any other. */
@Path("/api/campaigns")
@RolesAllowed(Caller.OPERATOR)
class CampaignResource {
    private final Caller caller;
    private final CommandGateway gateway;
    private final Mutiny.SessionFactory sessions;
    private final CampaignStore campaigns;
    private final CommandPrecheck checks;

    CampaignResource(
            Caller caller,
            CommandGateway gateway,
            Mutiny.SessionFactory sessions,
            CampaignStore campaigns,
            CommandPrecheck checks) {
        this.caller = caller;
        this.gateway = gateway;
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.checks = checks;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CreateCampaign.class)))
    public Uni<Response> create(byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        CreateCampaign command = checks.creation(body, caller);
        return find(command.campaignId(), command.tenantId())
                .chain(found -> checkAndSend(found.orElse(null), command, key));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AmendCampaign.class)))
    public Uni<Response> amend(
            @PathParam("id") String id,
            byte[] body,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return requireVisible(id)
                .chain(campaign -> checkAndSend(campaign, checks.amendment(campaign, body, ifMatch), key));
    }

    @POST
    @Path("{id}/start")
    public Uni<Response> start(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return sendToExisting(id, key, StartCampaign::new);
    }

    @POST
    @Path("{id}/stop")
    public Uni<Response> stop(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return sendToExisting(id, key, StopCampaign::new);
    }

    @DELETE
    @Path("{id}")
    public Uni<Response> delete(@PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return sendToExisting(id, key, DeleteCampaign::new);
    }

    @POST
    @Path("start-all")
    public Uni<Response> startAll(
            @QueryParam("tenantId") @Nullable String tenant, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(new StartAll(tenant(tenant)), key, "/api/campaigns");
    }

    @POST
    @Path("stop-all")
    public Uni<Response> stopAll(
            @QueryParam("tenantId") @Nullable String tenant, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(new StopAll(tenant(tenant)), key, "/api/campaigns");
    }

    private String tenant(@Nullable String requested) {
        String tenant = caller.commandTenant(requested);
        if (!BriefRules.isId(tenant)) {
            throw ProblemException.badParameter("tenantId", "is 1 to 64 of A-Z a-z 0-9 . _ -");
        }
        return tenant;
    }

    private interface CommandFactory {
        CampaignCommand.SingleCampaignCommand of(String campaignId, String tenantId);
    }

    private Uni<Response> sendToExisting(String id, @Nullable String key, CommandFactory command) {
        return requireVisible(id)
                .chain(campaign ->
                        checkAndSend(campaign, command.of(id, campaign.brief().tenantId()), key));
    }

    private Uni<Response> checkAndSend(
            @Nullable Campaign campaign,
            CampaignCommand.SingleCampaignCommand command,
            @Nullable String idempotencyKey) {
        checks.validate(campaign, command, idempotencyKey);
        return send(command, idempotencyKey, "/api/campaigns/" + command.campaignId());
    }

    private Uni<Campaign> requireVisible(String id) {
        return find(id, caller.tenantOrNull())
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("Campaign " + id)));
    }

    /**
     * Finds a campaign.
     *
     * @param tenant null for every tenant
     */
    private Uni<Optional<Campaign>> find(String id, @Nullable String tenant) {
        if (!BriefRules.isId(id)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sessions.withSession(session -> campaigns.load(session, Set.of(id)))
                .map(rows -> rows.stream()
                        .map(CampaignRow::toCampaign)
                        .filter(campaign ->
                                tenant == null || tenant.equals(campaign.brief().tenantId()))
                        .findFirst());
    }

    private Uni<Response> send(CampaignCommand command, @Nullable String key, String location) {
        OutgoingEvent outgoing = new OutgoingEvent(Topic.CAMPAIGN_COMMANDS, command.key(), command.tenantId(), command);
        return gateway.send(new HttpCommand(outgoing, key, location));
    }
}
