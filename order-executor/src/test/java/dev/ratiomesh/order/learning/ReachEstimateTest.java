package dev.ratiomesh.order.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReachEstimateTest {
    private static final ReachEstimate CONFIGURED = ReachEstimate.configured(0.02, new BigDecimal("0.02"));

    @Test
    void rests_on_configuration_alone_until_an_order_is_settled() {
        assertThat(CONFIGURED.likesPerReach()).isEqualTo(0.02);
        assertThat(CONFIGURED.costPerView()).isEqualByComparingTo("0.02");
        assertThat(CONFIGURED.tally().orders()).isZero();
    }

    @Test
    void follows_the_stated_formula() {
        // given: 2000 views bought for 60 USD, 30 likes gained, no organic views
        ReachEstimate estimate = learnedFrom(sample("60.00", 2_000, 30L, 2_000L));

        // then: (4000 x 0.02 + 1000 x 0.015) / 5000, and 0.02 x 1.5^(w / (4 + w)) with w = 2/3
        assertThat(estimate.likesPerReach()).isCloseTo(0.019, within(1e-12));
        assertThat(estimate.costPerView()).isEqualByComparingTo("0.021193");
        assertThat(estimate.tally().orders()).isEqualTo(1);
    }

    @Test
    void approaches_the_figures_of_many_orders() {
        // given
        ReachEstimate estimate = learnedFrom(Collections.nCopies(100, sample("90.00", 3_000, 30L, 3_000L)));

        // then: 0.03 USD a view and 0.01 likes
        assertThat(estimate.costPerView().doubleValue()).isCloseTo(0.03, within(0.0008));
        assertThat(estimate.likesPerReach()).isCloseTo(0.01, within(0.0005));
    }

    @Test
    void likes_of_organic_views_are_not_counted_for_the_order() {
        // given: 1000 bought, 1000 organic at 0.01 likes each, 30 likes in all; the order gave 20 of them
        SettledOrderSample half = sample("20.00", 1_000, 30L, 2_000L);

        // then: half of the views were bought, so it weighs 500 views
        assertThat(half.likesPerView()).isCloseTo(0.02, within(1e-12));
        assertThat(learnedFrom(half).tally().reach()).isEqualTo(500);
    }

    @Test
    void one_absurd_order_moves_an_estimate_by_at_most_two_thirds() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            // given
            SettledOrderSample absurd = sample(
                    BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 2).toPlainString(),
                    random.nextLong(1L << random.nextInt(1, 60)),
                    random.nextLong(),
                    random.nextLong());

            // when
            ReachEstimate estimate = learnedFrom(absurd);

            // then
            assertThat(estimate.likesPerReach()).isBetween(0.02 * 4 / 5, 0.02 * 8 / 5 + 1e-12);
            assertThat(estimate.costPerView().doubleValue()).isBetween(0.02 / 1.33, 0.02 * 1.33);
        }
    }

    @Test
    void any_number_of_absurd_orders_keeps_the_estimate_within_bounds() {
        assertThat(learnedFrom(Collections.nCopies(200, sample("1000000.00", 100, 1_000_000L, 100L))))
                .satisfies(estimate -> {
                    assertThat(estimate.likesPerReach()).isLessThanOrEqualTo(0.08);
                    assertThat(estimate.costPerView()).isLessThanOrEqualTo(new BigDecimal("0.08"));
                });
        assertThat(learnedFrom(Collections.nCopies(200, sample("0.01", 1_000_000, -5L, 1_000_000L))))
                .satisfies(estimate -> {
                    assertThat(estimate.likesPerReach()).isPositive();
                    assertThat(estimate.costPerView()).isGreaterThanOrEqualTo(new BigDecimal("0.005"));
                });
    }

    @Test
    void small_orders_hidden_likes_and_other_currencies_do_not_count() {
        // given
        List<SettledOrderSample> samples = new ArrayList<>();
        samples.add(sample("2.00", 99, 3L, 99L));
        samples.add(new SettledOrderSample("EUR", new BigDecimal("40.00"), 1_000, null, null, 0.01));

        // then
        assertThat(learnedFrom(samples)).isEqualTo(CONFIGURED);
        assertThat(learnedFrom(new SettledOrderSample("EUR", new BigDecimal("40.00"), 1_000, 10L, 1_000L, 0.01))
                        .costPerView())
                .isEqualByComparingTo("0.02");
    }

    @Test
    void learning_the_same_sample_again_counts_it_once() {
        SettledOrderSample sample = sample("60.00", 2_000, 30L, 2_000L);
        assertThat(learnedFrom(sample).learnedFrom(List.of(sample), "USD")).isEqualTo(learnedFrom(sample));
    }

    private static ReachEstimate learnedFrom(SettledOrderSample sample) {
        return learnedFrom(List.of(sample));
    }

    private static ReachEstimate learnedFrom(List<SettledOrderSample> samples) {
        return CONFIGURED.learnedFrom(samples, "USD");
    }

    private static SettledOrderSample sample(String spent, long views, Long likesGained, Long viewsGained) {
        return new SettledOrderSample("USD", new BigDecimal(spent), views, likesGained, viewsGained, 0.01);
    }
}
