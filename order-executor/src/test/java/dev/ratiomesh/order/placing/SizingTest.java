package dev.ratiomesh.order.placing;

import static dev.ratiomesh.order.placing.OrderFixtures.PRIOR;
import static dev.ratiomesh.order.placing.OrderFixtures.TERMS;
import static dev.ratiomesh.order.placing.OrderFixtures.USD;
import static dev.ratiomesh.order.placing.OrderFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.Sizing.Need;
import dev.ratiomesh.order.placing.Sizing.Plan;
import dev.ratiomesh.order.placing.Sizing.TooSmall;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static final Room PLENTY = new Room(RefusalCode.ORDER_CAP, "orderCap", new BigDecimal("1000000"));

    @Test
    void buys_the_views_that_close_the_gap() {
        // given: each view bought narrows the gap by 0.02 - 0.01
        Need need = need(15, 0.01);

        // when
        var sized = Sizing.size(need, PLENTY);

        // then
        assertThat(sized).isEqualTo(new Plan(usd("30.00"), 6, 1_500));
    }

    @Test
    void shows_it_for_fewer_days_where_the_daily_minimum_would_not_be_met() {
        assertThat(Sizing.size(need(2.5, 0.01), PLENTY)).isEqualTo(new Plan(usd("5.00"), 1, 250));
        assertThat(Sizing.size(need(500, 0.01), PLENTY)).isEqualTo(new Plan(usd("1000.00"), 7, 50_000));
    }

    @Test
    void does_not_buy_more_than_the_gap_needs_to_please_the_provider() {
        assertThat(Sizing.size(need(2.4, 0.01), PLENTY)).isInstanceOfSatisfying(TooSmall.class, small -> {
            assertThat(small.refusal().code()).isEqualTo(RefusalCode.BELOW_PROVIDER_MINIMUM);
            assertThat(small.refusal().detail()).contains("4.80 USD", "5.00 USD a day");
        });
    }

    @Test
    void stays_within_the_tightest_cap_and_on_the_providers_step() {
        // given
        Room room = new Room(RefusalCode.CAMPAIGN_DAY_CAP, "campaign-day/c-1", new BigDecimal("12.349"));

        // when
        var sized = Sizing.size(need(15, 0.01), room);

        // then
        assertThat(sized).isEqualTo(new Plan(usd("12.34"), 2, 617));
    }

    @Test
    void names_the_cap_that_leaves_nothing() {
        // given
        Room room = new Room(RefusalCode.TENANT_MONTH_CAP, "tenant-month/t-1", new BigDecimal("0.00"));

        // when / then
        assertThat(Sizing.size(need(15, 0.01), room)).isInstanceOfSatisfying(TooSmall.class, small -> assertThat(
                        small.refusal().code())
                .isEqualTo(RefusalCode.TENANT_MONTH_CAP));
    }

    @Test
    void refuses_what_the_caps_leave_when_the_provider_takes_more() {
        // given
        Room room = new Room(RefusalCode.CAMPAIGN_CAP, "campaign/c-1", new BigDecimal("4.99"));

        // when / then
        assertThat(Sizing.size(need(15, 0.01), room)).isInstanceOfSatisfying(TooSmall.class, small -> {
            assertThat(small.refusal().code()).isEqualTo(RefusalCode.BELOW_PROVIDER_MINIMUM);
            assertThat(small.refusal().detail()).contains("campaign/c-1 leaves 4.99");
        });
    }

    @Test
    void never_passes_room_maximum_or_need_for_any_gap_and_cap() {
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            // given
            Need need = need(random.nextDouble() * 1e6, random.nextDouble() * 0.0199);
            BigDecimal left = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000, 3);

            // when
            var sized = Sizing.size(need, new Room(RefusalCode.CAMPAIGN_CAP, "campaign/c-1", left));

            // then
            if (sized instanceof Plan plan) {
                assertThat(plan.budget().amount())
                        .isLessThanOrEqualTo(left)
                        .isGreaterThanOrEqualTo(new BigDecimal("5"));
                assertThat(plan.budget().amount())
                        .isLessThanOrEqualTo(need.wanted().amount());
                assertThat(plan.budget().amount())
                        .isGreaterThanOrEqualTo(TERMS.minimumPerDay().multiply(BigDecimal.valueOf(plan.days())));
                assertThat(plan.days()).isBetween(1, 7);
            }
        }
    }

    @Test
    void knows_currencies_without_cents() {
        // given
        Currency yen = Currency.getInstance("JPY");
        Terms terms = new Terms(new BigDecimal("750"), new BigDecimal("1000000"), BigDecimal.ONE, 7);
        Need need = new Need(15, 0.01, new Prior(0.02, new BigDecimal("3.1"), 0), terms, yen);

        // when
        var sized = Sizing.size(need, new Room(RefusalCode.ORDER_CAP, "orderCap", new BigDecimal("2000.9")));

        // then
        assertThat(sized).isEqualTo(new Plan(new Money(new BigDecimal("2000"), yen), 2, 645));
    }

    private static Need need(double gap, double perNewView) {
        return new Need(gap, perNewView, PRIOR, TERMS, USD);
    }
}
