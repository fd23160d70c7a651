package dev.ratiomesh.campaign.lifecycle.inbound;

import dev.ratiomesh.campaign.lifecycle.Decision;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignRow;
import dev.ratiomesh.campaign.lifecycle.outbound.CampaignStore;
import dev.ratiomesh.contracts.campaign.CampaignEvent.Completion;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/** Completes campaigns that no command ends. A campaign completed twice at once fails on its revision and is left. */
@ApplicationScoped
class Completions {
    private static final int AT_ONCE = 200;

    private final UnitOfWork work;
    private final CampaignStore campaigns;
    private final Outbox outbox;
    private final Clock clock;

    Completions(UnitOfWork work, CampaignStore campaigns, Outbox outbox, Clock clock) {
        this.work = work;
        this.campaigns = campaigns;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The campaigns that were seen at or above their goal. */
    Uni<Void> goalReached(Set<String> ids, Predicate<CampaignRow> reached) {
        return work.run(session -> campaigns
                .load(session, ids)
                .map(rows -> rows.stream().filter(reached).toList())
                .chain(rows -> complete(session, rows, Completion.GOAL_REACHED)));
    }

    /** The campaigns whose deadline has passed, a bounded number at a time. */
    Uni<Void> deadlinePassed() {
        return work.run(session -> campaigns
                .overdue(session, clock.instant(), AT_ONCE)
                .chain(rows -> complete(session, rows, Completion.DEADLINE_PASSED)));
    }

    private Uni<Void> complete(Mutiny.Session session, List<CampaignRow> rows, Completion completion) {
        List<Outgoing> events = new ArrayList<>();
        for (CampaignRow row : rows) {
            if (row.toCampaign().complete(completion, clock.instant()) instanceof Decision.Changed changed) {
                events.addAll(Told.changed(row, changed).outgoing());
            }
        }
        return session.flush().chain(() -> outbox.append(session, events));
    }
}
