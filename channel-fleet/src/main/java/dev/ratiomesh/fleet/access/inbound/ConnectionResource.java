package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.inbound.ConnectionRequestParser.ConnectionForm;
import dev.ratiomesh.fleet.access.oauth.ChannelFeature;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionFailed;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionOutcome.ConnectionMade;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionView;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.InvalidState;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionAttemptStore;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionFlow;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionFlow.CallbackResult;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionFlow.ConnectionRequest;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionFlow.ConsentCallback;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionFlow.StartedConnection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connects channels. An operator starts an attempt, the channel's owner consents at Google, and the owner's browser returns
 * to the callback.
 */
@Path("/api/connections")
@Produces(MediaType.APPLICATION_JSON)
class ConnectionResource {
    private static final int MAX_PARAMETER_LENGTH = 4096;

    private final Caller caller;
    private final ConnectionFlow flow;
    private final ConnectionAttemptStore attempts;
    private final AccessConfig config;

    ConnectionResource(Caller caller, ConnectionFlow flow, ConnectionAttemptStore attempts, FleetConfig config) {
        this.caller = caller;
        this.flow = flow;
        this.attempts = attempts;
        this.config = config.access();
    }

    /**
     * The response to the owner's browser after a successful connection.
     *
     * @param missing the requested features that the owner did not grant
     */
    record CallbackView(
            String connectionId, String outcome, String channelId, List<String> granted, List<String> missing) {}

    /** Starts an attempt and returns the consent URL that the channel's owner opens in a browser. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> begin(byte[] body) {
        ConnectionForm form = JsonBodies.read(body, ConnectionForm.class, Map.of());
        if (!flow.hasActiveKey()) {
            throw new ProblemException(
                    503, "NO_KEY", "There is no key to encrypt tokens with: fleet.credentials.active-key is not set.");
        }
        ConnectionRequest request = new ConnectionRequest(
                ConnectionRequestParser.parseTenantId(caller.commandTenant(form.tenantId())),
                caller.name(),
                ConnectionRequestParser.parseFeatures(form.features()),
                ConnectionRequestParser.parseChannelId(form.channelId()),
                ConnectionRequestParser.parseReturnTo(form.returnTo(), config.connectPage()));
        return flow.begin(request)
                .map(started -> started.orElseThrow(() -> new ProblemException(
                        429,
                        "TOO_MANY_ATTEMPTS",
                        config.maxOpenConnections() + " attempts are open; each ends after " + config.connectionTtl())))
                .map(ConnectionResource::created);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
    public Uni<ConnectionView> find(@PathParam("id") String id) {
        return attempts.find(id, caller.tenantOrNull())
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("Connection " + id)));
    }

    /**
     * Completes an attempt. The returning browser has no bearer token; the {@code state} parameter authenticates it, since
     * it cannot be guessed and is valid once.
     */
    @GET
    @Path("callback")
    @PermitAll
    public Uni<Response> callback(
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @QueryParam("error") @Nullable String error) {
        if (state == null || state.isEmpty() || tooLong(state) || tooLong(code) || tooLong(error)) {
            throw new ProblemException(
                    400, "STATE_UNKNOWN", "state: The parameter is missing or was not issued by this service.");
        }
        return flow.complete(new ConsentCallback(state, code, error)).map(ConnectionResource::renderCallback);
    }

    private static Response created(StartedConnection started) {
        return Response.created(URI.create("/api/connections/" + started.id()))
                .entity(Map.of("id", started.id(), "consentUrl", started.consentUrl()))
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Renders the result for the owner's browser: as JSON, or as a redirect to the URL that the operator asked for. */
    private static Response renderCallback(CallbackResult result) {
        ConnectionAttempt attempt = result.attempt();
        InvalidState invalidState = result.invalidState();
        if (invalidState != null || attempt == null) {
            throw new ProblemException(
                    400, String.valueOf(invalidState), invalidState == null ? "" : "state: " + invalidState.message());
        }
        ConnectionOutcome outcome = result.outcome().orElseThrow();
        if (attempt.returnTo() != null) {
            return Response.seeOther(redirect(attempt.returnTo(), attempt.id(), code(outcome)))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        if (outcome instanceof ConnectionFailed failed) {
            throw new ProblemException(failed.error().status(), failed.error().name(), failed.message());
        }
        return Response.ok(view(attempt, (ConnectionMade) outcome))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static CallbackView view(ConnectionAttempt attempt, ConnectionMade connection) {
        return new CallbackView(
                attempt.id(),
                "CONNECTED",
                connection.channelId(),
                ChannelFeature.wireNames(connection.granted()),
                ChannelFeature.wireNames(connection.missing()));
    }

    private static String code(ConnectionOutcome outcome) {
        return outcome instanceof ConnectionFailed failed ? failed.error().name() : "CONNECTED";
    }

    private static URI redirect(String returnTo, String id, String code) {
        int fragment = returnTo.indexOf('#');
        String address = fragment < 0 ? returnTo : returnTo.substring(0, fragment);
        return URI.create(address + (address.contains("?") ? "&" : "?") + "connection=" + id + "&outcome=" + code);
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > MAX_PARAMETER_LENGTH;
    }
}
