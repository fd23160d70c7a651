package dev.ratiomesh.order.learning;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * Adds up samples, each with a bounded weight and within bounds around the configuration, so that no single order moves
 * an estimate far.
 *
 * @param orders samples that count in at least one of the sums
 * @param likes the sum of weight x likes a view
 * @param reach the sum of the weights, in views
 * @param logCost the sum of weight x ln(cost of a view / configured cost)
 * @param costWeight the sum of the weights, in orders
 */
public record WeightedSums(int orders, double likes, double reach, double logCost, double costWeight) {
    static final WeightedSums NONE = new WeightedSums(0, 0, 0, 0, 0);

    /** A sample counts up to this factor above or below the configuration; beyond it something else than reach was measured. */
    static final double MAX_FACTOR = 4;

    /** Most views with which one order weighs in the likes: a quarter of the weight of the configuration. */
    static final double MAX_WEIGHT_VIEWS = ReachEstimate.CONFIGURED_WEIGHT_VIEWS / 4;

    /** An order of this many views weighs half as much as an order of infinitely many. */
    private static final double HALF_WEIGHT_VIEWS = 1_000;

    static WeightedSums of(
            Collection<SettledOrderSample> samples,
            double configuredLikes,
            BigDecimal configuredCost,
            String currency) {
        WeightedSums sums = NONE;
        for (SettledOrderSample sample : samples) {
            WeightedSums cost = sample.countsForCost(currency) ? costOf(sample, configuredCost.doubleValue()) : NONE;
            WeightedSums likes = sample.countsForLikes() ? likesOf(sample, configuredLikes) : NONE;
            if (cost != NONE || likes != NONE) {
                sums = sums.plus(likes).plus(cost).withOneMoreOrder();
            }
        }
        return sums;
    }

    private static WeightedSums likesOf(SettledOrderSample sample, double configured) {
        double limit = Math.min(1, MAX_FACTOR * configured);
        double bounded = Math.max(0, Math.min(limit, sample.likesPerView()));
        double weight = Math.min(sample.views(), MAX_WEIGHT_VIEWS) * sample.boughtFraction();
        return new WeightedSums(0, weight * bounded, weight, 0, 0);
    }

    /** Uses StrictMath, because a recomputation on another machine must come to the same bits. */
    private static WeightedSums costOf(SettledOrderSample sample, double configured) {
        double limit = StrictMath.log(MAX_FACTOR);
        double logRatio = StrictMath.log(sample.costPerView() / configured);
        double weight = sample.views() / (sample.views() + HALF_WEIGHT_VIEWS);
        return new WeightedSums(0, 0, 0, weight * Math.max(-limit, Math.min(limit, logRatio)), weight);
    }

    private WeightedSums plus(WeightedSums added) {
        return new WeightedSums(
                orders,
                likes + added.likes,
                reach + added.reach,
                logCost + added.logCost,
                costWeight + added.costWeight);
    }

    private WeightedSums withOneMoreOrder() {
        return new WeightedSums(orders + 1, likes, reach, logCost, costWeight);
    }
}
