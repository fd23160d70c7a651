package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.learning.SettledOrderSample;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is configured, with what settled orders have taught of reach. */
public record LearnedOrderPolicy(OrderPolicy.Lookup configured, Map<ReachSegment, List<SettledOrderSample>> samples)
        implements OrderPolicy.Lookup {

    @Override
    public Optional<ReachEstimate> reachEstimate(AdProvider provider, String genre, String currency) {
        List<SettledOrderSample> taught = samples.getOrDefault(new ReachSegment(provider.wireName(), genre), List.of());
        return configured.reachEstimate(provider, genre, currency).map(belief -> belief.learnedFrom(taught, currency));
    }

    @Override
    public Optional<ProviderTerms> terms(AdProvider provider, String currency) {
        return configured.terms(provider, currency);
    }

    @Override
    public Optional<BigDecimal> tenantMonthCap(String tenantId, String currency) {
        return configured.tenantMonthCap(tenantId, currency);
    }
}
