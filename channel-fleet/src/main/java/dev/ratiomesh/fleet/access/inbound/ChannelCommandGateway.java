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
 * Commands about channels that come over HTTP. What cannot be carried out as the channel stands is answered at once; the rest
 * goes onto {@code channel.commands} and means there what it means here.
 */
@ApplicationScoped
class ChannelCommandGateway {
    /** The channel's state is in the way; the other codes say that something in the command is wrong. */
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

    /** Fails with 404 for what is not there or not the caller's, 409 for what the state forbids, else 422. */
    Uni<Response> take(String id, @Nullable String key, Function<String, ChannelSettingsCommand> command) {
        return channels.settings(id)
                .map(found -> gateway.requireVisible(found, ChannelSettings::tenantId, "Channel " + id))
                .chain(channel -> send(channel, key, command.apply(channel.tenantId())));
    }

    private Uni<Response> send(ChannelSettings channel, @Nullable String key, ChannelSettingsCommand command) {
        OutgoingEvent outgoing = new OutgoingEvent(Topic.CHANNEL_COMMANDS, command.key(), command.tenantId(), command);
        return gateway.send(
                HttpCommand.about(command.channelId(), outgoing, key, "/api/channels/" + command.channelId()),
                messageId -> inbox.wasHandled(ChannelCommandTopic.CHANNEL, messageId),
                () -> Uni.createFrom()
                        .item(Optional.ofNullable(ChannelCommandRules.refusal(channel, command))
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
