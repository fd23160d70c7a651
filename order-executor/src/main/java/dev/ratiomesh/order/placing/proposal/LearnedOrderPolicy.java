package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.learning.SettledOrderSample;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ReachSegment;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Combines the configured policy with the samples of settled orders: only the reach estimate depends on them. */
public record LearnedOrderPolicy(OrderPolicy.Lookup configured, Map<ReachSegment, List<SettledOrderSample>> samples)
        implements OrderPolicy.Lookup {

    @Override
    public Optional<ReachEstimate> reachEstimate(AdProvider provider, String genre, String currency) {
        List<SettledOrderSample> segmentSamples =
                samples.getOrDefault(new ReachSegment(provider.wireName(), genre), List.of());
        return configured
                .reachEstimate(provider, genre, currency)
                .map(estimate -> estimate.learnedFrom(segmentSamples, currency));
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
