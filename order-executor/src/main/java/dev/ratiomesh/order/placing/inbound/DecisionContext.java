package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.Backoff;
import dev.ratiomesh.order.learning.SettledOrderSample;
import dev.ratiomesh.order.placing.execution.OrderSchedule;
import dev.ratiomesh.order.placing.outbound.store.SettledOrderSamples;
import dev.ratiomesh.order.placing.proposal.CampaignBrief;
import dev.ratiomesh.order.placing.proposal.LearnedOrderPolicy;
import dev.ratiomesh.order.placing.proposal.OrderPolicy;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ReachSegment;
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

/**
 * Provides the inputs of decisions: the configured policy refined by the samples of settled orders, the schedule, the
 * back-off and the time.
 */
@ApplicationScoped
public class DecisionContext {
    private final OrderPolicy configuredPolicy;
    private final OrderSchedule schedule;
    private final Backoff retryBackoff;
    private final SettledOrderSamples samples;
    private final Clock clock;

    DecisionContext(
            OrderPolicy configuredPolicy,
            OrderSchedule schedule,
            Backoff retryBackoff,
            SettledOrderSamples samples,
            Clock clock) {
        this.configuredPolicy = configuredPolicy;
        this.schedule = schedule;
        this.retryBackoff = retryBackoff;
        this.samples = samples;
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Returns the delays before an order is tried again after a failure. */
    Backoff retryBackoff() {
        return retryBackoff;
    }

    /** Returns the configured policy, refined by the settled orders of the campaign's segment. */
    Uni<OrderPolicy> policyFor(Mutiny.Session session, CampaignBrief campaign) {
        return samples.latestFor(session, List.of(campaign)).map(this::learnedPolicy);
    }

    /** Returns the same policy for many campaigns, outside a transaction. */
    Uni<OrderPolicy> policyFor(Collection<CampaignBrief> campaigns) {
        return samples.latestFor(campaigns).map(this::learnedPolicy);
    }

    /** Returns the time at which something is next due for an order, null when nothing is until a person acts. */
    @Nullable
    Instant dueAt(Order order, @Nullable EndRequest endRequest) {
        return schedule.dueAt(order, endRequest, now());
    }

    private OrderPolicy learnedPolicy(Map<ReachSegment, List<SettledOrderSample>> samplesBySegment) {
        return configuredPolicy.withLookup(new LearnedOrderPolicy(configuredPolicy.lookup(), samplesBySegment));
    }
}
