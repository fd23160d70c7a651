package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.outbound.HistoryProjection;
import dev.ratiomesh.contracts.target.TargetFact;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.StreamLane;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes targets into the history beside their snapshots. */
@ApplicationScoped
class TargetViewTopic {
    private final StreamLane<TargetFact> lane;

    TargetViewTopic(LaneContext lanes, HistoryProjection history) {
        this.lane = lanes.stream(
                "target-views",
                TargetFact.class,
                batch -> history.writeTargets(
                        batch.stream().map(ReceivedEvent::event).toList()));
    }

    @Incoming("target-views")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }
}
