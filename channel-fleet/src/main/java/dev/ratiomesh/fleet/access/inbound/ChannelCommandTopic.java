package dev.ratiomesh.fleet.access.inbound;

import dev.ratiomesh.contracts.channel.ChannelCommand;
import dev.ratiomesh.contracts.channel.ChannelCommand.ChannelSettingsCommand;
import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelRow;
import dev.ratiomesh.fleet.access.outbound.channel.ChannelStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Consumes the commands about the settings of channels. Its lane alone also makes dead letters of commands of unknown types,
 * which the topics of the other features skip.
 */
@ApplicationScoped
class ChannelCommandTopic {
    static final String CHANNEL = "channel-commands";

    private final AggregateLane<ChannelSettingsCommand, ChannelRow> lane;
    private final RevocationTimer revocations;

    ChannelCommandTopic(
            AggregateLanes lanes, ChannelStore channels, ChannelCommandHandler handler, RevocationTimer revocations) {
        var subset = new AggregateLanes.CommandSubset<>(ChannelSettingsCommand.class, ChannelCommand.class, true);
        this.lane = lanes.part(CHANNEL, subset, channels, handler);
        this.revocations = revocations;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll).invoke(revocations::wake);
    }
}
