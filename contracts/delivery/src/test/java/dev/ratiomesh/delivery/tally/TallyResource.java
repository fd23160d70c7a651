package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.CommandGateway;
import dev.ratiomesh.delivery.http.HttpCommand;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

@Path("/tallies")
public class TallyResource {
    private final CommandGateway gateway;
    private final Caller caller;
    private final Pool pool;

    TallyResource(CommandGateway gateway, Caller caller, Pool pool) {
        this.gateway = gateway;
        this.caller = caller;
        this.pool = pool;
    }

    @GET
    @RolesAllowed(Caller.VIEWER)
    public Map<String, Object> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        return Map.of(
                "place",
                String.valueOf(PageCursor.decode(cursor)),
                "limit",
                PageCursor.limit(limit),
                "by",
                caller.name());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Caller.VIEWER)
    public Uni<Map<String, Object>> one(@PathParam("id") String id) {
        return pool.preparedQuery("SELECT amount FROM tally WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw ProblemException.notFound("Tally " + id);
                    }
                    return Map.of("amount", rows.iterator().next().getLong("amount"));
                });
    }

    @POST
    @Path("{id}/add")
    @RolesAllowed(Caller.OPERATOR)
    @Consumes("application/json")
    public Uni<Response> add(@PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") String key) {
        var command = JsonBodies.read(body, TallyCommand.Add.class, Map.of("tallyId", id));
        var outgoing =
                new OutgoingEvent(Topic.CAMPAIGN_COMMANDS, id, caller.commandTenant(command.tenantId()), command);
        return gateway.send(new HttpCommand(outgoing, key, "/tallies/" + id));
    }

    @GET
    @Path("broken")
    @RolesAllowed(Caller.VIEWER)
    public String broken() {
        throw new IllegalStateException("password=hunter2");
    }

    @GET
    @Path("late")
    @RolesAllowed(Caller.VIEWER)
    public String late() {
        throw new org.apache.kafka.common.errors.TimeoutException("broker 10.0.0.7 away");
    }
}
