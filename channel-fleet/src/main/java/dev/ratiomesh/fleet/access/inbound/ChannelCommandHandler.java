package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelCommand.ChannelSettingsCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.ConfigureChannel;
import dev.ratiomesh.contracts.channel.ChannelCommand.DisconnectChannel;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelConfigured;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelDisconnected;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.MessageHandler;
import dev.ratiomesh.fleet.AccessConfig;
import dev.ratiomesh.fleet.CommandRejection;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.oauth.ChannelCommandRules;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelRow;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelStore;
import dev.ratiomesh.fleet.access.outbound.oauth.RevocationQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies settings commands to channels and publishes the result or the rejection. */
@ApplicationScoped
class ChannelCommandHandler implements MessageHandler<ChannelSettingsCommand, ChannelRow> {
    private final RevocationQueue revocations;
    private final Clock clock;
    private final AccessConfig config;

    ChannelCommandHandler(RevocationQueue revocations, Clock clock, FleetConfig config) {
        this.revocations = revocations;
        this.clock = clock;
        this.config = config.access();
    }

    @Override
    public String aggregateId(ChannelSettingsCommand command) {
        return command.channelId();
    }

    @Override
    public Outcome<ChannelRow> handle(@Nullable ChannelRow row, Envelope envelope, ChannelSettingsCommand command) {
        Instant now = clock.instant();
        CommandRejection rejection = ChannelCommandRules.validate(row == null ? null : row.settings(), command);
        if (row == null || rejection != null) {
            return Outcome.of(List.of(rejectedEvent(command, envelope, Objects.requireNonNull(rejection), now)));
        }
        return command instanceof ConfigureChannel configure
                ? configure(row, configure, now)
                : disconnect(row, (DisconnectChannel) command, now);
    }

    private static Outcome<ChannelRow> configure(ChannelRow row, ConfigureChannel command, Instant now) {
        row.configure(command.role(), command.uploadsADay(), command.paused(), now);
        return Outcome.of(List.of(ChannelStore.outgoing(new ChannelConfigured(row.view(), command.by(), now))));
    }

    /** Deletes the grant in the same transaction; the revocation at Google follows later. */
    private Outcome<ChannelRow> disconnect(ChannelRow row, DisconnectChannel command, Instant now) {
        row.disconnect(now, config.keepDisconnected());
        var event = new ChannelDisconnected(row.view(), command.by(), command.reason(), now);
        return new Outcome<>(null, List.of(ChannelStore.outgoing(event)), session -> revocations
                .enqueue(session, row.id(), now)
                .replaceWith(List.of()));
    }

    private static OutgoingEvent rejectedEvent(
            ChannelSettingsCommand command, Envelope envelope, CommandRejection rejection, Instant now) {
        var event = new ChannelCommandRejected(
                command.channelId(),
                command.channelId(),
                command.tenantId(),
                envelope.id(),
                envelope.type(),
                rejection.code(),
                rejection.field(),
                rejection.detail(),
                now);
        return new OutgoingEvent(Topic.CHANNEL_EVENTS, command.channelId(), command.tenantId(), event);
    }
}
