package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.contracts.channel.ChannelCommand.ConfigureChannel;
import dev.ratiomesh.contracts.channel.ChannelCommand.DisconnectChannel;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.access.oauth.ChannelDetails;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelQueries;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelQueries.ChannelCursor;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, configures and disconnects channels. Responses show the status of tokens, never the tokens. */
@Path("/api/channels")
@Produces(MediaType.APPLICATION_JSON)
class ChannelResource {
    private static final String DEFAULT_REASON = "no reason given";

    private final Caller caller;
    private final ChannelCommandGateway commands;
    private final ChannelQueries channels;

    ChannelResource(Caller caller, ChannelCommandGateway commands, ChannelQueries channels) {
        this.caller = caller;
        this.commands = commands;
        this.channels = channels;
    }

    /** @param next the cursor of the next page, null on the last */
    record ChannelPage(List<ChannelDetails> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Caller.VIEWER, Caller.OPERATOR, Caller.APPROVER})
    public Uni<ChannelPage> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        int size = PageCursor.limit(limit);
        // One row more than requested shows whether there is a next page.
        return channels.list(caller.tenantOrNull(), parseCursor(cursor), size + 1)
                .map(rows -> page(rows, size));
    }

    /** Changes role, uploads a day and pause; absent settings stay unchanged. */
    @PATCH
    @Path("{id}/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> configure(
            @PathParam("id") String id, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        String by = caller.name();
        return commands.submit(
                id,
                idempotencyKey,
                tenant -> JsonBodies.read(
                        body, ConfigureChannel.class, Map.of("channelId", id, "tenantId", tenant, "by", by)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> disconnect(
            @PathParam("id") String id,
            @QueryParam("reason") @Nullable String reason,
            @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey) {
        String statedReason = reason == null || reason.isBlank() ? DEFAULT_REASON : reason;
        String by = caller.name();
        return commands.submit(id, idempotencyKey, tenant -> new DisconnectChannel(id, tenant, by, statedReason));
    }

    private static ChannelPage page(List<ChannelDetails> rows, int size) {
        List<ChannelDetails> items = rows.stream().limit(size).toList();
        return new ChannelPage(items, rows.size() > size ? formatCursor(items.get(size - 1)) : null);
    }

    /** Formats a cursor; the tenant id comes last because it may contain any character. */
    private static String formatCursor(ChannelDetails last) {
        return PageCursor.encode(
                last.channel().channelId() + "|" + last.channel().tenantId());
    }

    private static @Nullable ChannelCursor parseCursor(@Nullable String cursor) {
        String position = PageCursor.decode(cursor);
        if (position == null) {
            return null;
        }
        int separator = position.indexOf('|');
        if (separator < 0) {
            throw ProblemException.badParameter("cursor", "is not a cursor of this service");
        }
        return new ChannelCursor(position.substring(separator + 1), position.substring(0, separator));
    }
}
