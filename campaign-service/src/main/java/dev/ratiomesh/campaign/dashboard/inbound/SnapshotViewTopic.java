package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.outbound.History;
import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.delivery.Lanes;
import dev.ratiomesh.delivery.Received;
import dev.ratiomesh.delivery.StreamLane;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Snapshots, into the history: every one of them, not only the latest. */
@ApplicationScoped
class SnapshotViewTopic {
    private final StreamLane<VideoFact> lane;

    SnapshotViewTopic(Lanes lanes, History history) {
        this.lane = lanes.stream(
                "snapshot-views",
                VideoFact.class,
                batch -> history.writeSnapshots(
                        batch.stream().map(Received::event).toList()));
    }

    @Incoming("snapshot-views")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }
}
