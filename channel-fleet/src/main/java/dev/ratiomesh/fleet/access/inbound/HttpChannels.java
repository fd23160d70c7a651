package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand.AboutChannel;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.http.Accepted;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.fleet.access.ChannelCommands;
import dev.ratiomesh.fleet.access.ChannelCommands.Refusal;
import dev.ratiomesh.fleet.access.ChannelCommands.Settings;
import dev.ratiomesh.fleet.access.outbound.ChannelQueries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Commands about channels that come over HTTP. What cannot be carried out as the channel stands is answered at once; the rest
 * goes onto {@code channel.commands} and means there what it means here.
 */
@ApplicationScoped
class HttpChannels {
    /** The channel's state is in the way; the other codes say that something in the command is wrong. */
    private static final Set<ChannelRejectionCode> CONFLICTS =
            Set.of(ChannelRejectionCode.NOT_POSSIBLE_NOW, ChannelRejectionCode.NOTHING_TO_DO);

    private final Caller caller;
    private final Accepted accepted;
    private final ChannelQueries channels;

    HttpChannels(Caller caller, Accepted accepted, ChannelQueries channels) {
        this.caller = caller;
        this.accepted = accepted;
        this.channels = channels;
    }

    /** Fails with 404 for what is not there or not the caller's, 409 for what the state forbids, else 422. */
    Uni<Response> take(String id, @Nullable String key, Function<String, AboutChannel> command) {
        return channels.settings(id)
                .map(found -> found.filter(one -> caller.mayAct(one.tenantId()))
                        .orElseThrow(() -> ProblemException.notFound("Channel " + id)))
                .chain(channel -> send(channel, key, command.apply(channel.tenantId())));
    }

    private Uni<Response> send(Settings channel, @Nullable String key, AboutChannel command) {
        Outgoing outgoing = new Outgoing(Topic.CHANNEL_COMMANDS, command.key(), command.tenantId(), command);
        String scoped = key == null ? null : command.channelId() + "/" + key;
        return isRepeated(outgoing, scoped)
                .invoke(repeated -> {
                    if (!repeated) {
                        requirePossible(channel, command);
                    }
                })
                .chain(() -> accepted.command(outgoing, scoped, "/api/channels/" + command.channelId()));
    }

    /** What was carried out under this key is not judged by what it has made of the channel. */
    private Uni<Boolean> isRepeated(Outgoing command, @Nullable String key) {
        return key == null
                ? Uni.createFrom().item(false)
                : channels.wasHandled(ChannelTopic.CHANNEL, Accepted.messageId(command, key));
    }

    private static void requirePossible(Settings channel, AboutChannel command) {
        Refusal refusal = ChannelCommands.refusal(channel, command);
        if (refusal != null) {
            String field = refusal.field() == null ? "" : refusal.field() + ": ";
            throw new ProblemException(
                    CONFLICTS.contains(refusal.code()) ? 409 : 422,
                    refusal.code().name(),
                    field + refusal.detail());
        }
    }
}
