package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.order.learning.ReachEstimate;
import dev.ratiomesh.order.placing.state.AdProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds the configured policy for orders.
 *
 * @param approvalWithin time for a person's approval
 * @param sendWithin time from the approval until an order must be sent
 * @param staleAfter age from which a target leads to no order any more
 */
public record OrderPolicy(Lookup lookup, Duration approvalWithin, Duration sendWithin, Duration staleAfter) {

    /** Returns the same policy with another lookup. */
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

    /**
     * Names a segment of orders that share one reach estimate: a provider and a genre.
     *
     * @param provider as briefs name it
     * @param genre stripped and in lower case, as benchmarks are looked up
     */
    public record ReachSegment(String provider, String genre) {
        public ReachSegment {
            genre = genre.strip().toLowerCase(Locale.ROOT);
        }

        public static ReachSegment of(CampaignBrief campaign) {
            return new ReachSegment(
                    campaign.brief().reach().provider(), campaign.brief().genre());
        }
    }

    /**
     * Holds the estimated likes and the estimated cost of a bought view, before an order.
     *
     * @param likesPerReach likes of one reached viewer, 0 to 1
     * @param costPerView cost of one view, in major units of the order's currency, above 0
     * @param evidence number of settled orders behind the estimate; 0 is configuration alone
     */
    public record ReachPrior(double likesPerReach, BigDecimal costPerView, int evidence) {

        static ReachPrior of(ReachEstimate estimate) {
            return new ReachPrior(
                    estimate.likesPerReach(),
                    estimate.costPerView(),
                    estimate.tally().orders());
        }
    }

    /**
     * Holds the limits that a provider sets for an order, in major units of one currency.
     *
     * @param minimumPerDay least budget for a day of showing; 0 without a minimum
     * @param maximum largest budget of one order
     * @param step budgets are multiples of it
     * @param days longest showing in days
     */
    public record ProviderTerms(BigDecimal minimumPerDay, BigDecimal maximum, BigDecimal step, int days) {}
}
