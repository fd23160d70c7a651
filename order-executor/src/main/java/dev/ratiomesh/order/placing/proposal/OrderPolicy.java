package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What configuration says about orders.
 *
 * @param approvalWithin how long a person may take to decide
 * @param sendWithin how long after the decision an order may still be sent
 * @param staleAfter age of a reading on which no money is spent any more
 */
public record OrderPolicy(Lookup lookup, Duration approvalWithin, Duration sendWithin, Duration staleAfter) {

    /** The same with another lookup. */
    public OrderPolicy withLookup(Lookup other) {
        return new OrderPolicy(other, approvalWithin, sendWithin, staleAfter);
    }

    /** What depends on provider, currency or tenant; empty where nothing is configured. */
    public interface Lookup {
        Optional<ProviderTerms> terms(AdProvider provider, String currency);

        /** What is believed of reach: configuration, sharpened by what settled orders of this kind have taught. */
        Optional<ReachEstimate> reachEstimate(AdProvider provider, String genre, String currency);

        default Optional<ReachPrior> reachPrior(AdProvider provider, String genre, String currency) {
            return reachEstimate(provider, genre, currency).map(ReachPrior::of);
        }

        /** The most a tenant may commit in a month; empty for no limit. */
        Optional<BigDecimal> tenantMonthCap(String tenantId, String currency);
    }
}
