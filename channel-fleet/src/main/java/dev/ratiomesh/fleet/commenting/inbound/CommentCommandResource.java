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

/** Serves the commands about comments over HTTP. Each is sent to {@code channel.commands} and answered with 202. */
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

    /**
     * Posts a reply; the caller approves it. The body has {@code replyId}, {@code videoId}, {@code commentId},
     * {@code text}, {@code approvalId}.
     */
    @POST
    @Path("replies")
    @RolesAllowed(Caller.APPROVER)
    public Uni<Response> reply(
            @PathParam("channelId") String channel, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        String by = caller.name();
        return send(channel, key, fields -> {
            PostReply reply = JsonBodies.read(body, PostReply.class, with(fields, "approvedBy", by));
            ReplyRules.validate(reply).ifPresent(rejection -> {
                throw ProblemException.rejected(UNPROCESSABLE, rejection.code(), rejection.field(), rejection.detail());
            });
            return reply;
        });
    }

    /**
     * Moderates a comment. The body is {@code {"action":"HIDE"}}, or another
     * {@link dev.ratiomesh.contracts.channel.Moderation}.
     */
    @POST
    @Path("comments/{commentId}/moderation")
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> moderate(
            @PathParam("channelId") String channel,
            @PathParam("commentId") String comment,
            byte[] body,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(
                channel,
                key,
                fields -> JsonBodies.read(body, ModerateComment.class, with(fields, "commentId", comment)));
    }

    /** Watches a video. The body is {@code {"videoId":"…"}}. */
    @POST
    @Path("watches")
    @RolesAllowed({Caller.OPERATOR, Caller.APPROVER})
    public Uni<Response> watch(
            @PathParam("channelId") String channel, byte[] body, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return send(channel, key, fields -> JsonBodies.read(body, WatchComments.class, fields));
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
                fields -> JsonBodies.read(new byte[0], UnwatchComments.class, with(fields, "videoId", video)));
    }

    private Uni<Response> send(
            String channel, @Nullable String key, Function<Map<String, String>, ChannelCommand> command) {
        String by = caller.name();
        return queries.findTenant(channel)
                .map(found -> caller.requireVisible(found, tenant -> tenant, "Channel " + channel))
                .map(tenant -> command.apply(Map.of("channelId", channel, "tenantId", tenant, "by", by)))
                .chain(sent -> gateway.send(HttpCommand.about(
                        channel,
                        new OutgoingEvent(Topic.CHANNEL_COMMANDS, sent.key(), sent.tenantId(), sent),
                        key,
                        location(sent))));
    }

    private static String location(ChannelCommand command) {
        return command instanceof PostReply reply
                ? "/api/replies/" + URLEncoder.encode(reply.replyId(), StandardCharsets.UTF_8)
                : "/api/comments?channelId=" + command.key();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> extended = new HashMap<>(fields);
        extended.put(name, value);
        return extended;
    }
}
