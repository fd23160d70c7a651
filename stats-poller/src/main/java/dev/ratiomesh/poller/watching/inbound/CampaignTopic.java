package dev.ratiomesh.poller.watching.inbound;

import dev.ratiomesh.contracts.campaign.CampaignEvent;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import dev.ratiomesh.delivery.store.MessageHandler;
import dev.ratiomesh.poller.watching.VideoWatch;
import dev.ratiomesh.poller.watching.outbound.VideoWatchRow;
import dev.ratiomesh.poller.watching.outbound.VideoWatchStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Consumes the campaign events, from which the watches follow. */
@ApplicationScoped
class CampaignTopic {
    private static final String CHANNEL = "campaigns";

    private final AggregateLane<CampaignEvent, VideoWatchRow> lane;

    CampaignTopic(AggregateLanes lanes, VideoWatchStore rows) {
        this.lane = lanes.events(CHANNEL, CampaignEvent.class, rows, new CampaignHandler());
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    /** Updates the watch of a campaign from its events. Publishes nothing, because the next reading does. */
    private static final class CampaignHandler implements MessageHandler<CampaignEvent, VideoWatchRow> {

        @Override
        public Outcome<VideoWatchRow> handle(@Nullable VideoWatchRow row, Envelope envelope, CampaignEvent event) {
            if (!(event instanceof CampaignEvent.Changed changed)) {
                return Outcome.of(List.of());
            }
            return VideoWatch.after(row == null ? null : row.watch(), changed, envelope.traceparent())
                    .map(watch -> save(row, watch))
                    .orElseGet(() -> Outcome.of(List.of()));
        }

        @Override
        public String aggregateId(CampaignEvent event) {
            return event.campaignId();
        }

        private static Outcome<VideoWatchRow> save(@Nullable VideoWatchRow row, VideoWatch watch) {
            if (row == null) {
                return Outcome.created(VideoWatchRow.of(watch), List.of());
            }
            row.apply(watch);
            return Outcome.of(List.of());
        }
    }
}
