package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.outbound.HistoryProjection;
import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.delivery.BatchListener;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.StreamLane;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes snapshots once for the whole service: writes them to the history, then passes them to the listeners. */
@ApplicationScoped
class SnapshotTopic {
    private final StreamLane<VideoFact> lane;
    private final HistoryProjection history;
    private final List<BatchListener<VideoFact>> listeners;

    SnapshotTopic(LaneContext lanes, HistoryProjection history, @All List<BatchListener<VideoFact>> listeners) {
        this.lane = lanes.stream("snapshot-views", VideoFact.class, this::handle);
        this.history = history;
        this.listeners = listeners;
    }

    @Incoming("snapshot-views")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    private Uni<Void> handle(List<ReceivedEvent<VideoFact>> batch) {
        return history.writeSnapshots(batch.stream().map(ReceivedEvent::event).toList())
                .chain(() -> Uni.join()
                        .all(listeners.stream().map(each -> each.onBatch(batch)).toList())
                        .andFailFast()
                        .replaceWithVoid());
    }
}
