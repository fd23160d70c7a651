package dev.ratiomesh.order.learning;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Holds the figures of one settled order from which reach is estimated.
 *
 * @param currency of {@code spent}, ISO 4217
 * @param spent cost of the order, in major units, 0 or more
 * @param views bought, as the provider reports them, 0 or more
 * @param likesGained by the video between the target that led to the order and the last one before its settlement, null
 *     when there was none or the likes were hidden
 * @param viewsGained by the video in the same time, bought ones among them; null together with likesGained
 * @param perNewView likes that the benchmark asked for one more view when the order was proposed
 */
public record SettledOrderSample(
        String currency,
        BigDecimal spent,
        long views,
        @Nullable Long likesGained,
        @Nullable Long viewsGained,
        double perNewView) {
    /** Fewest views of a sample that counts: fewer say more about chance than about reach. */
    private static final long MIN_VIEWS = 100;

    /** Tells whether the sample shows the cost of a view in this currency. */
    boolean countsForCost(String costCurrency) {
        return currency.equals(costCurrency) && views >= MIN_VIEWS && spent.signum() > 0;
    }

    double costPerView() {
        return spent.doubleValue() / views;
    }

    boolean countsForLikes() {
        return views >= MIN_VIEWS && likesGained != null && viewsGained != null && viewsGained > 0;
    }

    /** Returns the views that came without the order; a report may be ahead of the public counter, so the difference is never below 0. */
    private double organicViews() {
        return viewsGained == null ? 0 : Math.max(0, viewsGained - views);
    }

    /**
     * Returns the likes of one bought view: the gained ones without those that the benchmark expects of the organic views,
     * {@code (likesGained - m x organic) / views}. May be below 0.
     */
    double likesPerView() {
        return likesGained == null ? 0 : (likesGained - perNewView * organicViews()) / views;
    }

    /** Returns the bought part of the gained views, 0 to 1: the more views were organic, the less the sample shows of reach. */
    double boughtFraction() {
        return views / (views + organicViews());
    }
}
