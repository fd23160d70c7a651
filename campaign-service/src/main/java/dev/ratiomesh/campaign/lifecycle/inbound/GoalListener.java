package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.contracts.video.VideoFact;
import dev.ratiomesh.contracts.video.VideoFact.VideoObserved;
import dev.ratiomesh.delivery.BatchListener;
import dev.ratiomesh.delivery.ReceivedEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Detects reached goals in snapshots. The same snapshots may arrive again; a campaign completes once. */
@ApplicationScoped
class GoalListener implements BatchListener<VideoFact> {
    private final CampaignCompletion completions;

    GoalListener(CampaignCompletion completions) {
        this.completions = completions;
    }

    @Override
    public Uni<Void> onBatch(List<ReceivedEvent<VideoFact>> batch) {
        Map<String, Long> views = new HashMap<>();
        for (ReceivedEvent<VideoFact> received : batch) {
            if (received.event() instanceof VideoObserved observed && observed.views() >= observed.viewGoal()) {
                views.merge(observed.campaignId(), observed.views(), Math::max);
            }
        }
        return views.isEmpty() ? Uni.createFrom().voidItem() : completions.completeReached(views);
    }
}
