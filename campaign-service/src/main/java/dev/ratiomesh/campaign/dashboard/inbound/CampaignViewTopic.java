package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.outbound.CampaignProjection;
import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.StreamLane;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes campaign events into the projection. */
@ApplicationScoped
class CampaignViewTopic {
    private final StreamLane<CampaignEvent> lane;

    CampaignViewTopic(LaneContext lanes, CampaignProjection views) {
        this.lane = lanes.stream("campaign-views", CampaignEvent.class, views::write);
    }

    @Incoming("campaign-views")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }
}
