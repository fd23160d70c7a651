package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand.ChannelSettingsCommand;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.http.CommandGateway;
import dev.ratiomesh.delivery.http.HttpCommand;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.delivery.store.InboxQueries;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.access.oauth.ChannelCommandRules;
import dev.ratiomesh.fleet.access.oauth.ChannelCommandRules.ChannelSettings;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelQueries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts HTTP commands for a channel onto {@code channel.commands}. A command that the channel's current state does not allow
 * is rejected at once, by the same rules that the command handler applies later.
 */
@ApplicationScoped
class ChannelCommandGateway {
    /** Rejections caused by the channel's state, answered with 409; all others concern the command's content. */
    private static final Set<ChannelRejectionCode> CONFLICTS =
            Set.of(ChannelRejectionCode.NOT_POSSIBLE_NOW, ChannelRejectionCode.NOTHING_TO_DO);

    private final CommandGateway gateway;
    private final ChannelQueries channels;
    private final InboxQueries inbox;

    ChannelCommandGateway(CommandGateway gateway, ChannelQueries channels, InboxQueries inbox) {
        this.gateway = gateway;
        this.channels = channels;
        this.inbox = inbox;
    }

    /**
     * Submits a command and answers 202. Fails with 404 when the channel does not exist or belongs to another tenant, with
     * 409 when its state forbids the command, and with 422 when the command is invalid.
     *
     * @param id the channel's id
     * @param idempotencyKey the request's {@code Idempotency-Key}, null when there is none
     * @param command makes the command for the channel's tenant
     */
    Uni<Response> submit(String id, @Nullable String idempotencyKey, Function<String, ChannelSettingsCommand> command) {
        return channels.findSettings(id)
                .map(found -> gateway.requireVisible(found, ChannelSettings::tenantId, "Channel " + id))
                .chain(channel -> send(channel, idempotencyKey, command.apply(channel.tenantId())));
    }

    private Uni<Response> send(
            ChannelSettings channel, @Nullable String idempotencyKey, ChannelSettingsCommand command) {
        OutgoingEvent outgoing = new OutgoingEvent(Topic.CHANNEL_COMMANDS, command.key(), command.tenantId(), command);
        return gateway.send(
                HttpCommand.about(
                        command.channelId(), outgoing, idempotencyKey, "/api/channels/" + command.channelId()),
                messageId -> inbox.wasHandled(ChannelCommandTopic.CHANNEL, messageId),
                () -> Uni.createFrom()
                        .item(Optional.ofNullable(ChannelCommandRules.validate(channel, command))
                                .map(ChannelCommandGateway::problem)));
    }

    private static ProblemException problem(CommandRejection rejection) {
        return ProblemException.rejected(
                CONFLICTS.contains(rejection.code()) ? 409 : 422,
                rejection.code(),
                rejection.field(),
                rejection.detail());
    }
}
