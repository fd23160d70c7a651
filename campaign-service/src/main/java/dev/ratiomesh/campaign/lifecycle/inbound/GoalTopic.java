package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.delivery.Lanes;
import dev.ratiomesh.delivery.Received;
import dev.ratiomesh.delivery.StreamLane;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Snapshots, as far as they show that a goal is reached. */
@ApplicationScoped
class GoalTopic {
    private final StreamLane<VideoFact> lane;
    private final Completions completions;

    GoalTopic(Lanes lanes, Completions completions) {
        this.lane = lanes.stream("goals", VideoFact.class, this::reached);
        this.completions = completions;
    }

    @Incoming("goals")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    private Uni<Void> reached(List<Received<VideoFact>> batch) {
        Map<String, Long> views = new HashMap<>();
        for (Received<VideoFact> received : batch) {
            if (received.event() instanceof VideoObserved seen && seen.views() >= seen.viewGoal()) {
                views.merge(seen.campaignId(), seen.views(), Math::max);
            }
        }
        return views.isEmpty() ? Uni.createFrom().voidItem() : completions.goalReached(views);
    }
}
