package dev.ratiomesh.poller.watching.inbound;

import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import dev.ratiomesh.poller.watching.outbound.VideoWatchRow;
import dev.ratiomesh.poller.watching.outbound.VideoWatchStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes the campaign events, from which the watches follow. */
@ApplicationScoped
class CampaignTopic {
    private static final String CHANNEL = "campaigns";

    private final AggregateLane<CampaignEvent, VideoWatchRow> lane;

    CampaignTopic(AggregateLanes lanes, VideoWatchStore rows, CampaignHandler handler) {
        this.lane = lanes.events(CHANNEL, CampaignEvent.class, rows, handler);
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }
}
