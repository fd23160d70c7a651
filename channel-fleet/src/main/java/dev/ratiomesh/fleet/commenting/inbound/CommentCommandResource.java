package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.ModerateComment;
import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.contracts.channel.ChannelCommand.UnwatchComments;
import dev.ratiomesh.contracts.channel.ChannelCommand.WatchComments;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.CommandGateway;
import dev.ratiomesh.delivery.http.HttpCommand;
import dev.ratiomesh.delivery.http.JsonBodies;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.commenting.ReplyRules;
import dev.ratiomesh.fleet.commenting.outbound.CommentQueries;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Commands about comments over HTTP. Each goes onto {@code channel.commands} and means there what it means here. */
@Path("/api/channels/{channelId}")
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
class CommentCommandResource {
    private static final int UNPROCESSABLE = 422;

    private final Caller caller;
    private final CommandGateway gateway;
    private final CommentQueries queries;

    CommentCommandResource(Caller caller, CommandGateway gateway, CommentQueries queries) {
        this.caller = caller;
        this.gateway = gateway;
        this.queries = queries;
    }

    /** Whoever sends it approves it: {@code replyId}, {@code videoId}, {@code commentId}, {@code text}, {@code approvalId}. */
    @POST
    @Path("replies")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> reply(
            @PathParam("channelId") String channel, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String by = caller.name();
        return send(channel, key, said -> {
            PostReply reply = JsonBodies.read(body, PostReply.class, with(said, "approvedBy", by));
            ReplyRules.judge(reply).ifPresent(why -> {
                throw ProblemException.rejected(UNPROCESSABLE, why.code(), why.field(), why.detail());
            });
            return reply;
        });
    }

    /** The body is {@code {"action":"HIDE"}}, or another {@link dev.ratiomesh.contracts.channel.Moderation}. */
    @POST
    @Path("comments/{commentId}/moderation")
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> moderate(
            @PathParam("channelId") String channel,
            @PathParam("commentId") String comment,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(
                channel, key, said -> JsonBodies.read(body, ModerateComment.class, with(said, "commentId", comment)));
    }

    /** The body is {@code {"videoId":"…"}}. */
    @POST
    @Path("watches")
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> watch(
            @PathParam("channelId") String channel, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(channel, key, said -> JsonBodies.read(body, WatchComments.class, said));
    }

    @DELETE
    @Path("watches/{videoId}")
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> unwatch(
            @PathParam("channelId") String channel,
            @PathParam("videoId") String video,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(
                channel,
                key,
                said -> JsonBodies.read(new byte[0], UnwatchComments.class, with(said, "videoId", video)));
    }

    private Uni<Response> send(
            String channel, @Nullable String key, Function<Map<String, String>, ChannelCommand> command) {
        String by = caller.name();
        return queries.tenantOf(channel)
                .map(found -> caller.requireVisible(found, tenant -> tenant, "Channel " + channel))
                .map(tenant -> command.apply(Map.of("channelId", channel, "tenantId", tenant, "by", by)))
                .chain(one -> gateway.send(HttpCommand.about(
                        channel,
                        new OutgoingEvent(Topic.CHANNEL_COMMANDS, one.key(), one.tenantId(), one),
                        key,
                        location(one))));
    }

    private static String location(ChannelCommand command) {
        return command instanceof PostReply reply
                ? "/api/replies/" + URLEncoder.encode(reply.replyId(), StandardCharsets.UTF_8)
                : "/api/comments?channelId=" + command.key();
    }

    private static Map<String, String> with(Map<String, String> said, String name, String value) {
        Map<String, String> more = new HashMap<>(said);
        more.put(name, value);
        return more;
    }
}
