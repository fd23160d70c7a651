package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the configured policy for orders.
 *
 * @param approvalWithin time for a person's approval
 * @param sendWithin time from the approval until an order must be sent
 * @param staleAfter age from which a target leads to no order any more
 */
public record OrderPolicy(Lookup lookup, Duration approvalWithin, Duration sendWithin, Duration staleAfter) {

    /** Returns the same policy with another look-up. */
    public OrderPolicy withLookup(Lookup replacement) {
        return new OrderPolicy(replacement, approvalWithin, sendWithin, staleAfter);
    }

    /** Looks up values that depend on provider, currency or tenant; empty where nothing is configured. */
    public interface Lookup {
        /** Returns the provider's terms in a currency. */
        Optional<ProviderTerms> terms(AdProvider provider, String currency);

        /** Returns the reach estimate of a provider and a genre: configuration, corrected by settled orders of the same segment. */
        Optional<ReachEstimate> reachEstimate(AdProvider provider, String genre, String currency);

        /** Returns the figures of the reach estimate. */
        default Optional<ReachPrior> reachPrior(AdProvider provider, String genre, String currency) {
            return reachEstimate(provider, genre, currency).map(ReachPrior::of);
        }

        /** Returns the most a tenant may reserve and spend in a month; empty without a limit. */
        Optional<BigDecimal> tenantMonthCap(String tenantId, String currency);
    }
}
