package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.ConnectionAttempt.ConnectionView;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionAttemptStore;
import dev.ratiomesh.fleet.access.outbound.oauth.ConnectionFlow;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connecting a channel: an operator begins, its owner consents at Google, and the owner's browser comes back. */
@Path("/api/connections")
@Produces(MediaType.APPLICATION_JSON)
class ConnectionResource {
    private static final int LONGEST = 4096;

    private final Caller caller;
    private final ConnectionFlow connecting;
    private final ConnectionAttemptStore attempts;
    private final Returned returned;
    private final AccessConfig config;

    ConnectionResource(
            Caller caller,
            ConnectionFlow connecting,
            ConnectionAttemptStore attempts,
            Returned returned,
            FleetConfig config) {
        this.caller = caller;
        this.connecting = connecting;
        this.attempts = attempts;
        this.returned = returned;
        this.config = config.access();
    }

    /** Gives the address that the channel's owner opens in a browser. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> begin(byte[] body) {
        ConnectionRequestParser.ConnectionForm read =
                JsonBodies.read(body, ConnectionRequestParser.ConnectionForm.class, Map.of());
        if (!connecting.canBegin()) {
            throw new ProblemException(
                    503, "NO_KEY", "There is no key to keep a token with: fleet.credentials.active-key is not set.");
        }
        ConnectionRequest wish = new ConnectionRequest(
                ConnectionRequestParser.tenant(caller.commandTenant(read.tenantId())),
                caller.name(),
                ConnectionRequestParser.features(read.features()),
                ConnectionRequestParser.channel(read.channelId()),
                ConnectionRequestParser.returnTo(read.returnTo(), config.connectPage()));
        return connecting
                .begin(wish)
                .map(begun -> begun.orElseThrow(() -> new ProblemException(
                        429,
                        "TOO_MANY_ATTEMPTS",
                        config.openAttempts() + " attempts are open; each ends after " + config.attemptLife())))
                .map(ConnectionResource::created);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
    public Uni<ConnectionView> one(@PathParam("id") String id) {
        return attempts.see(id, caller.tenantOrNull())
                .map(found -> found.orElseThrow(() -> ProblemException.notFound("Connection " + id)));
    }

    /** The browser that comes back has no bearer token: the state, good once and not guessable, says who it is. */
    @GET
    @Path("callback")
    @PermitAll
    public Uni<Response> callback(
            @QueryParam("state") @Nullable String state,
            @QueryParam("code") @Nullable String code,
            @QueryParam("error") @Nullable String error) {
        if (state == null || state.isEmpty() || tooLong(state) || tooLong(code) || tooLong(error)) {
            throw new ProblemException(400, "STATE_UNKNOWN", "state: is missing or none that this service gave out.");
        }
        return connecting.complete(new ConsentCallback(state, code, error)).map(returned::answer);
    }

    private static Response created(StartedConnection begun) {
        return Response.created(URI.create("/api/connections/" + begun.id()))
                .entity(Map.of("id", begun.id(), "consentUrl", begun.consentUrl()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST;
    }
}
