package dev.ratiomesh.order.learning;

import java.math.BigDecimal;
import java.util.Collection;

/**
 * What lessons add up to, each with a bounded weight and within bounds around what is configured, so that no single order
 * can move a belief far.
 *
 * @param orders lessons that count in at least one of the sums
 * @param likes the sum of weight x likes a view
 * @param reach the sum of the weights, in views
 * @param logCost the sum of weight x ln(cost of a view / configured cost)
 * @param costWeight the sum of the weights, in orders
 */
public record WeightedSums(int orders, double likes, double reach, double logCost, double costWeight) {
    static final WeightedSums NONE = new WeightedSums(0, 0, 0, 0, 0);

    /** Beyond this factor of what is configured, something else than reach was measured. */
    static final double MAX_FACTOR = 4;

    /** Views of one order that count for likes at most; a quarter of what configuration weighs. */
    static final double MAX_WEIGHT_VIEWS = ReachEstimate.CONFIGURED_WEIGHT_VIEWS / 4;

    /** An order of so many views weighs half an order of endless ones. */
    private static final double HALF_WEIGHT_VIEWS = 1_000;

    static WeightedSums of(
            Collection<SettledOrderSample> lessons,
            double configuredLikes,
            BigDecimal configuredCost,
            String currency) {
        WeightedSums tally = NONE;
        for (SettledOrderSample lesson : lessons) {
            WeightedSums cost = lesson.countsForCost(currency) ? costOf(lesson, configuredCost.doubleValue()) : NONE;
            WeightedSums likes = lesson.countsForLikes() ? likesOf(lesson, configuredLikes) : NONE;
            if (cost != NONE || likes != NONE) {
                tally = tally.plus(likes).plus(cost).withOneMoreOrder();
            }
        }
        return tally;
    }

    private static WeightedSums likesOf(SettledOrderSample lesson, double configured) {
        double most = Math.min(1, MAX_FACTOR * configured);
        double seen = Math.max(0, Math.min(most, lesson.likesPerView()));
        double weight = Math.min(lesson.views(), MAX_WEIGHT_VIEWS) * lesson.boughtFraction();
        return new WeightedSums(0, weight * seen, weight, 0, 0);
    }

    /** StrictMath, because whoever checks it on another machine must come to the same bits. */
    private static WeightedSums costOf(SettledOrderSample lesson, double configured) {
        double most = StrictMath.log(MAX_FACTOR);
        double seen = StrictMath.log(lesson.costPerView() / configured);
        double weight = lesson.views() / (lesson.views() + HALF_WEIGHT_VIEWS);
        return new WeightedSums(0, 0, 0, weight * Math.max(-most, Math.min(most, seen)), weight);
    }

    private WeightedSums plus(WeightedSums other) {
        return new WeightedSums(
                orders,
                likes + other.likes,
                reach + other.reach,
                logCost + other.logCost,
                costWeight + other.costWeight);
    }

    private WeightedSums withOneMoreOrder() {
        return new WeightedSums(orders + 1, likes, reach, logCost, costWeight);
    }
}
