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

/** What is asked of channels. This lane also answers for commands that nobody knows. */
@ApplicationScoped
class ChannelCommandTopic {
    static final String CHANNEL = "channel-commands";

    private final AggregateLane<ChannelSettingsCommand, ChannelRow> lane;
    private final RevocationTimer revoke;

    ChannelCommandTopic(
            AggregateLanes lanes, ChannelStore channels, ChannelCommandHandler handler, RevocationTimer revoke) {
        var part = new AggregateLanes.CommandSubset<>(ChannelSettingsCommand.class, ChannelCommand.class, true);
        this.lane = lanes.part(CHANNEL, part, channels, handler);
        this.revoke = revoke;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll).invoke(revoke::wake);
    }
}
