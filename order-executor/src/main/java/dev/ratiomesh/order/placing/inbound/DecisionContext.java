package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.order.learning.SettledOrderSample;
import dev.ratiomesh.order.placing.execution.OrderSchedule;
import dev.ratiomesh.order.placing.outbound.store.SettledOrderSamples;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import dev.ratiomesh.order.placing.proposal.LearnedOrderPolicy;
import dev.ratiomesh.order.placing.proposal.OrderPolicy;
import dev.ratiomesh.order.placing.proposal.ReachSegment;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What decisions are made by, at this moment. */
@ApplicationScoped
public class DecisionContext {
    private final OrderPolicy policyFor;
    private final OrderSchedule schedule;
    private final Backoff retryBackoff;
    private final SettledOrderSamples samples;
    private final Clock clock;

    DecisionContext(
            OrderPolicy policy, OrderSchedule agenda, Backoff pauses, SettledOrderSamples lessons, Clock clock) {
        this.policyFor = policy;
        this.retryBackoff = pauses;
        this.samples = lessons;
        this.schedule = agenda;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** How long to wait after trouble. */
    Backoff retryBackoff() {
        return retryBackoff;
    }

    /** What is configured, sharpened by what settled orders have taught for this campaign. */
    Uni<OrderPolicy> policyFor(Mutiny.Session session, CampaignBrief campaign) {
        return samples.latestFor(session, List.of(campaign)).map(this::learnedPolicy);
    }

    /** The same for a look at many campaigns. */
    Uni<OrderPolicy> policyFor(Collection<CampaignBrief> campaigns) {
        return samples.latestFor(campaigns).map(this::learnedPolicy);
    }

    private OrderPolicy learnedPolicy(Map<ReachSegment, List<SettledOrderSample>> taught) {
        return policyFor.with(new LearnedOrderPolicy(policyFor.lookup(), taught));
    }

    /** When something is next due for an order that is left to rest; null when nothing is. */
    @Nullable
    Instant dueAt(Order order, @Nullable EndRequest ending) {
        return schedule.dueAt(order, ending, now());
    }
}
