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
        // given: 2000 views bought for 60 USD, 30 likes gained, and nothing came by itself
        ReachEstimate belief = taught(lesson("60.00", 2_000, 30L, 2_000L));

        // then: (4000 x 0.02 + 1000 x 0.015) / 5000, and 0.02 x 1.5^(w / (4 + w)) with w = 2/3
        assertThat(belief.likesPerReach()).isCloseTo(0.019, within(1e-12));
        assertThat(belief.costPerView()).isEqualByComparingTo("0.021193");
        assertThat(belief.tally().orders()).isEqualTo(1);
    }

    @Test
    void comes_near_what_many_orders_show() {
        // given
        ReachEstimate belief = taught(Collections.nCopies(100, lesson("90.00", 3_000, 30L, 3_000L)));

        // then: 0.03 USD a view and 0.01 likes
        assertThat(belief.costPerView().doubleValue()).isCloseTo(0.03, within(0.0008));
        assertThat(belief.likesPerReach()).isCloseTo(0.01, within(0.0005));
    }

    @Test
    void likes_of_views_that_came_by_themselves_are_not_counted_for_the_order() {
        // given: 1000 bought, 1000 organic at 0.01 likes each, 30 likes in all; the order gave 20 of them
        SettledOrderSample half = lesson("20.00", 1_000, 30L, 2_000L);

        // then: half of the views were bought, so it weighs 500 views
        assertThat(half.likesPerView()).isCloseTo(0.02, within(1e-12));
        assertThat(taught(half).tally().reach()).isEqualTo(500);
    }

    @Test
    void one_absurd_order_moves_a_belief_by_two_thirds_at_most() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            // given
            SettledOrderSample absurd = lesson(
                    BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 2).toPlainString(),
                    random.nextLong(1L << random.nextInt(1, 60)),
                    random.nextLong(),
                    random.nextLong());

            // when
            ReachEstimate belief = taught(absurd);

            // then
            assertThat(belief.likesPerReach()).isBetween(0.02 * 4 / 5, 0.02 * 8 / 5 + 1e-12);
            assertThat(belief.costPerView().doubleValue()).isBetween(0.02 / 1.33, 0.02 * 1.33);
        }
    }

    @Test
    void any_number_of_absurd_orders_keeps_it_within_sane_bounds() {
        assertThat(taught(Collections.nCopies(200, lesson("1000000.00", 100, 1_000_000L, 100L))))
                .satisfies(belief -> {
                    assertThat(belief.likesPerReach()).isLessThanOrEqualTo(0.08);
                    assertThat(belief.costPerView()).isLessThanOrEqualTo(new BigDecimal("0.08"));
                });
        assertThat(taught(Collections.nCopies(200, lesson("0.01", 1_000_000, -5L, 1_000_000L))))
                .satisfies(belief -> {
                    assertThat(belief.likesPerReach()).isPositive();
                    assertThat(belief.costPerView()).isGreaterThanOrEqualTo(new BigDecimal("0.005"));
                });
    }

    @Test
    void orders_too_small_hidden_likes_and_other_currencies_teach_nothing_they_cannot_know() {
        // given
        List<SettledOrderSample> lessons = new ArrayList<>();
        lessons.add(lesson("2.00", 99, 3L, 99L));
        lessons.add(new SettledOrderSample("EUR", new BigDecimal("40.00"), 1_000, null, null, 0.01));

        // then
        assertThat(taught(lessons)).isEqualTo(CONFIGURED);
        assertThat(taught(new SettledOrderSample("EUR", new BigDecimal("40.00"), 1_000, 10L, 1_000L, 0.01))
                        .costPerView())
                .isEqualByComparingTo("0.02");
    }

    @Test
    void forgets_nothing_and_counts_nothing_twice_when_taught_again() {
        SettledOrderSample lesson = lesson("60.00", 2_000, 30L, 2_000L);
        assertThat(taught(lesson).learnedFrom(List.of(lesson), "USD")).isEqualTo(taught(lesson));
    }

    private static ReachEstimate taught(SettledOrderSample lesson) {
        return taught(List.of(lesson));
    }

    private static ReachEstimate taught(List<SettledOrderSample> lessons) {
        return CONFIGURED.learnedFrom(lessons, "USD");
    }

    private static SettledOrderSample lesson(String spent, long views, Long likesGained, Long viewsGained) {
        return new SettledOrderSample("USD", new BigDecimal(spent), views, likesGained, viewsGained, 0.01);
    }
}
