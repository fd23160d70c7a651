package dev.ratiomesh.order.placing.proposal;

import static dev.ratiomesh.order.placing.OrderFixtures.PRIOR;
import static dev.ratiomesh.order.placing.OrderFixtures.TERMS;
import static dev.ratiomesh.order.placing.OrderFixtures.USD;
import static dev.ratiomesh.order.placing.OrderFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.caps.TightestCap;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ReachPrior;
import dev.ratiomesh.order.placing.proposal.OrderSizing.BudgetTooSmall;
import dev.ratiomesh.order.placing.proposal.OrderSizing.SizedPlan;
import dev.ratiomesh.order.placing.proposal.OrderSizing.SizingInput;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderSizingTest {
    private static final TightestCap PLENTY =
            new TightestCap(RefusalCode.ORDER_CAP, "orderCap", new BigDecimal("1000000"));

    @Test
    void buys_the_views_that_close_the_gap() {
        // given: each view bought narrows the gap by 0.02 - 0.01
        SizingInput input = input(15, 0.01);

        // when
        var result = OrderSizing.size(input, PLENTY);

        // then
        assertThat(result).isEqualTo(new SizedPlan(usd("30.00"), 6, 1_500));
    }

    @Test
    void shortens_the_showing_where_the_daily_minimum_would_not_be_met() {
        assertThat(OrderSizing.size(input(2.5, 0.01), PLENTY)).isEqualTo(new SizedPlan(usd("5.00"), 1, 250));
        assertThat(OrderSizing.size(input(500, 0.01), PLENTY)).isEqualTo(new SizedPlan(usd("1000.00"), 7, 50_000));
    }

    @Test
    void never_buys_more_than_the_gap_needs_to_reach_the_minimum() {
        assertThat(OrderSizing.size(input(2.4, 0.01), PLENTY)).isInstanceOfSatisfying(BudgetTooSmall.class, small -> {
            assertThat(small.refusal().code()).isEqualTo(RefusalCode.BELOW_PROVIDER_MINIMUM);
            assertThat(small.refusal().detail()).contains("4.80 USD", "5.00 USD a day");
        });
    }

    @Test
    void stays_within_the_tightest_cap_and_on_the_providers_step() {
        // given
        TightestCap tightest =
                new TightestCap(RefusalCode.CAMPAIGN_DAY_CAP, "campaign-day/c-1", new BigDecimal("12.349"));

        // when
        var result = OrderSizing.size(input(15, 0.01), tightest);

        // then
        assertThat(result).isEqualTo(new SizedPlan(usd("12.34"), 2, 617));
    }

    @Test
    void names_the_cap_under_which_nothing_remains() {
        // given
        TightestCap tightest =
                new TightestCap(RefusalCode.TENANT_MONTH_CAP, "tenant-month/t-1", new BigDecimal("0.00"));

        // when / then
        assertThat(OrderSizing.size(input(15, 0.01), tightest))
                .isInstanceOfSatisfying(
                        BudgetTooSmall.class,
                        small -> assertThat(small.refusal().code()).isEqualTo(RefusalCode.TENANT_MONTH_CAP));
    }

    @Test
    void refuses_a_remaining_budget_below_the_providers_minimum() {
        // given
        TightestCap tightest = new TightestCap(RefusalCode.CAMPAIGN_CAP, "campaign/c-1", new BigDecimal("4.99"));

        // when / then
        assertThat(OrderSizing.size(input(15, 0.01), tightest)).isInstanceOfSatisfying(BudgetTooSmall.class, small -> {
            assertThat(small.refusal().code()).isEqualTo(RefusalCode.BELOW_PROVIDER_MINIMUM);
            assertThat(small.refusal().detail()).contains("campaign/c-1 leaves 4.99");
        });
    }

    @Test
    void never_exceeds_cap_maximum_or_need_for_any_gap_and_cap() {
        Random random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            // given
            SizingInput input = input(random.nextDouble() * 1e6, random.nextDouble() * 0.0199);
            BigDecimal left = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000, 3);

            // when
            var result = OrderSizing.size(input, new TightestCap(RefusalCode.CAMPAIGN_CAP, "campaign/c-1", left));

            // then
            if (result instanceof SizedPlan plan) {
                assertThat(plan.budget().amount())
                        .isLessThanOrEqualTo(left)
                        .isGreaterThanOrEqualTo(new BigDecimal("5"));
                assertThat(plan.budget().amount())
                        .isLessThanOrEqualTo(input.neededBudget().amount());
                assertThat(plan.budget().amount())
                        .isGreaterThanOrEqualTo(TERMS.minimumPerDay().multiply(BigDecimal.valueOf(plan.days())));
                assertThat(plan.days()).isBetween(1, 7);
            }
        }
    }

    @Test
    void sizes_orders_in_currencies_without_cents() {
        // given
        Currency yen = Currency.getInstance("JPY");
        ProviderTerms terms = new ProviderTerms(new BigDecimal("750"), new BigDecimal("1000000"), BigDecimal.ONE, 7);
        SizingInput input = new SizingInput(15, 0.01, new ReachPrior(0.02, new BigDecimal("3.1"), 0), terms, yen);

        // when
        var result =
                OrderSizing.size(input, new TightestCap(RefusalCode.ORDER_CAP, "orderCap", new BigDecimal("2000.9")));

        // then
        assertThat(result).isEqualTo(new SizedPlan(new Money(new BigDecimal("2000"), yen), 2, 645));
    }

    private static SizingInput input(double gap, double perNewView) {
        return new SizingInput(gap, perNewView, PRIOR, TERMS, USD);
    }
}
