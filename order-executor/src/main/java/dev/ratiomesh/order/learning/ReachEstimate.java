package dev.ratiomesh.order.learning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * Estimates the likes and the cost of a bought view: configuration, moved towards what settled orders have shown. A
 * bought view reaches one viewer.
 *
 * <p>The likes of a reached viewer are the mean of a Gamma distribution over a Poisson rate, the conjugate update
 * {@code (n0 r0 + sum w y) / (n0 + sum w)} (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.6), where the
 * configured r0 weighs as much as n0 = 4000 views. The cost of a view is a mean of logarithms, shrunk in the same way:
 * {@code c0 exp(sum w ln(c / c0) / (k0 + sum w))} with k0 = 4 orders. {@link WeightedSums} defines weights and bounds.
 *
 * @param configuredLikes r0, 0 to 1
 * @param configuredCost c0, in major units of one currency, above 0
 * @param tally sums over the samples; stored in evidence under this name
 */
public record ReachEstimate(double configuredLikes, BigDecimal configuredCost, WeightedSums tally) {
    /** Views that the configured likes weigh: n0. */
    static final double CONFIGURED_WEIGHT_VIEWS = 4_000;

    /** Orders that the configured cost weighs: k0. */
    private static final double CONFIGURED_WEIGHT_ORDERS = 4;

    private static final int COST_DECIMALS = 6;
    private static final BigDecimal MIN_COST = BigDecimal.ONE.movePointLeft(COST_DECIMALS);

    /** Makes an estimate from configuration alone. */
    public static ReachEstimate configured(double likesPerReach, BigDecimal costPerView) {
        return new ReachEstimate(likesPerReach, costPerView, WeightedSums.NONE);
    }

    /** Combines the same configuration with these samples; samples of an earlier call do not count any more. */
    public ReachEstimate learnedFrom(Collection<SettledOrderSample> samples, String currency) {
        return new ReachEstimate(
                configuredLikes, configuredCost, WeightedSums.of(samples, configuredLikes, configuredCost, currency));
    }

    /** Returns the likes that one reached viewer gives, 0 to 1. */
    public double likesPerReach() {
        return (CONFIGURED_WEIGHT_VIEWS * configuredLikes + tally.likes()) / (CONFIGURED_WEIGHT_VIEWS + tally.reach());
    }

    /** Returns the cost of one view in major units, rounded to a millionth; above 0. */
    public BigDecimal costPerView() {
        if (tally.costWeight() == 0) {
            return configuredCost;
        }
        double factor = StrictMath.exp(tally.logCost() / (CONFIGURED_WEIGHT_ORDERS + tally.costWeight()));
        return configuredCost
                .multiply(BigDecimal.valueOf(factor))
                .setScale(COST_DECIMALS, RoundingMode.HALF_UP)
                .max(MIN_COST);
    }
}
