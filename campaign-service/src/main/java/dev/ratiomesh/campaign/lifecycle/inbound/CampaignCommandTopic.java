package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.outbound.CampaignRow;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignStore;
import dev.ratiomesh.contracts.campaign.CampaignCommand;
import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes the commands to campaigns. */
@ApplicationScoped
class CampaignCommandTopic {
    private final AggregateLane<CampaignCommand, CampaignRow> lane;

    CampaignCommandTopic(AggregateLanes lanes, CampaignStore campaigns, CampaignCommandHandler handler) {
        this.lane = lanes.commands("commands", CampaignCommand.class, campaigns, handler);
    }

    @Incoming("commands")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }
}
