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
    static final WeightedSums NOTHING = new WeightedSums(0, 0, 0, 0, 0);

    /** Beyond this factor of what is configured, something else than reach was measured. */
    static final double FARTHEST = 4;

    /** Views of one order that count for likes at most; a quarter of what configuration weighs. */
    static final double MOST_REACH = ReachEstimate.CONFIGURED_REACH / 4;

    /** An order of so many views weighs half an order of endless ones. */
    private static final double HALF_WEIGHT_VIEWS = 1_000;

    static WeightedSums of(
            Collection<SettledOrderSample> lessons,
            double configuredLikes,
            BigDecimal configuredCost,
            String currency) {
        WeightedSums tally = NOTHING;
        for (SettledOrderSample lesson : lessons) {
            WeightedSums cost = lesson.teachesCost(currency) ? ofCost(lesson, configuredCost.doubleValue()) : NOTHING;
            WeightedSums likes = lesson.teachesLikes() ? ofLikes(lesson, configuredLikes) : NOTHING;
            if (cost != NOTHING || likes != NOTHING) {
                tally = tally.plus(likes).plus(cost).oneMore();
            }
        }
        return tally;
    }

    private static WeightedSums ofLikes(SettledOrderSample lesson, double configured) {
        double most = Math.min(1, FARTHEST * configured);
        double seen = Math.max(0, Math.min(most, lesson.likesPerView()));
        double weight = Math.min(lesson.views(), MOST_REACH) * lesson.boughtShare();
        return new WeightedSums(0, weight * seen, weight, 0, 0);
    }

    /** StrictMath, because whoever checks it on another machine must come to the same bits. */
    private static WeightedSums ofCost(SettledOrderSample lesson, double configured) {
        double most = StrictMath.log(FARTHEST);
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

    private WeightedSums oneMore() {
        return new WeightedSums(orders + 1, likes, reach, logCost, costWeight);
    }
}
