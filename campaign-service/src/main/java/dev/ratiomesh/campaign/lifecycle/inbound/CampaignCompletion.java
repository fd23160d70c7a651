package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.CommandDecision;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignMeters;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignRow;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignStore;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Completes campaigns at their goal or deadline. When a command changes a campaign at the same moment, the revision of the
 * row rolls this transaction back and it is retried.
 */
@ApplicationScoped
class CampaignCompletion {
    private static final int MAX_ROWS = 200;

    private final UnitOfWork work;
    private final CampaignStore campaigns;
    private final Outbox outbox;
    private final CampaignMeters meters;
    private final Clock clock;

    CampaignCompletion(UnitOfWork work, CampaignStore campaigns, Outbox outbox, CampaignMeters meters, Clock clock) {
        this.work = work;
        this.campaigns = campaigns;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Completes campaigns at or above their goal. Each is checked again, because the goal may have been amended since.
     *
     * @param views the highest view count by campaign
     */
    Uni<Void> completeReached(Map<String, Long> views) {
        return work.run(session -> campaigns
                .load(session, views.keySet())
                .map(rows -> rows.stream()
                        .filter(row -> row.toCampaign().isReachedBy(views.getOrDefault(campaigns.id(row), 0L)))
                        .toList())
                .chain(rows -> complete(session, rows, Completion.GOAL_REACHED)));
    }

    /** Completes campaigns whose deadline has passed, at most 200 at a time. */
    Uni<Void> completeOverdue() {
        return work.run(session -> campaigns
                .findOverdue(session, clock.instant(), MAX_ROWS)
                .chain(rows -> complete(session, rows, Completion.DEADLINE_PASSED)));
    }

    private Uni<Void> complete(Mutiny.Session session, List<CampaignRow> rows, Completion completion) {
        List<OutgoingEvent> events = new ArrayList<>();
        for (CampaignRow row : rows) {
            if (row.toCampaign().complete(completion, clock.instant())
                    instanceof CommandDecision.CampaignChanged changed) {
                meters.countCompleted(completion);
                events.addAll(CampaignCommandHandler.save(row, changed).outgoing());
            }
        }
        return session.flush().chain(() -> outbox.append(session, events));
    }
}
