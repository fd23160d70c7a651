package dev.ratiomesh.order.learning;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one settled order shows.
 *
 * @param currency of {@code spent}, ISO 4217
 * @param spent what it cost, in major units, 0 or more
 * @param views the provider reports as bought, 0 or more
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
    /** Fewer views say more about chance than about reach. */
    private static final long MIN_VIEWS = 100;

    /** Whether it says what a view costs in that currency. */
    boolean countsForCost(String wanted) {
        return currency.equals(wanted) && views >= MIN_VIEWS && spent.signum() > 0;
    }

    double costPerView() {
        return spent.doubleValue() / views;
    }

    boolean countsForLikes() {
        return views >= MIN_VIEWS && likesGained != null && viewsGained != null && viewsGained > 0;
    }

    /** Views that came without the order; a report may be ahead of the public counter, so never below 0. */
    private double organicViews() {
        return viewsGained == null ? 0 : Math.max(0, viewsGained - views);
    }

    /**
     * Likes that a bought view gave: the gained ones without those that the benchmark expects of the organic views,
     * {@code (likesGained - m x organic) / views}. Can be below 0.
     */
    double likesPerView() {
        return likesGained == null ? 0 : (likesGained - perNewView * organicViews()) / views;
    }

    /** The bought share of the views gained, 0 to 1: the more came by itself, the less is known of reach. */
    double boughtFraction() {
        return views / (views + organicViews());
    }
}
