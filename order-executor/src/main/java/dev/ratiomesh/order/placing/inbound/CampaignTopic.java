package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Changed;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import dev.ratiomesh.delivery.store.MessageHandler;
import dev.ratiomesh.order.placing.outbound.store.CampaignRow;
import dev.ratiomesh.order.placing.outbound.store.CampaignStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Consumes campaign events and keeps each campaign's brief and whether it runs. {@link DueOrderTimer} ends the orders of a
 * campaign that no longer runs.
 */
@ApplicationScoped
class CampaignTopic {
    private final AggregateLane<CampaignEvent, CampaignRow> lane;

    CampaignTopic(AggregateLanes lanes, CampaignStore campaigns) {
        this.lane = lanes.events("campaigns", CampaignEvent.class, campaigns, new CampaignHandler());
    }

    @Incoming("campaigns")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    private static final class CampaignHandler implements MessageHandler<CampaignEvent, CampaignRow> {
        @Override
        public Outcome<CampaignRow> handle(@Nullable CampaignRow row, Envelope envelope, CampaignEvent event) {
            if (!(event instanceof Changed changed)) {
                return Outcome.of(List.of());
            }
            if (row == null) {
                return Outcome.created(CampaignRow.create(changed), List.of());
            }
            row.apply(changed);
            return Outcome.of(List.of());
        }

        @Override
        public String aggregateId(CampaignEvent event) {
            return event.campaignId();
        }
    }
}
