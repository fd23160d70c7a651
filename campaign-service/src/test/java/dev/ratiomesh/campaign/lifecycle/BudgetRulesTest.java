package dev.ratiomesh.campaign.lifecycle;

import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.BUDGET;
import static dev.ratiomesh.campaign.lifecycle.CampaignFixtures.budget;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_BUDGET;
import static dev.ratiomesh.contracts.campaign.RejectionCode.INVALID_CURRENCY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import org.junit.jupiter.api.Test;

class BudgetRulesTest {
    @Test
    void finds_nothing_wrong_with_a_right_budget() {
        assertThat(BudgetRules.check(BUDGET)).isEmpty();
        assertThat(BudgetRules.check(budget("USD", "0.01", "0.01", "0.01", "0")))
                .isEmpty();
        assertThat(BudgetRules.check(budget("JPY", "20000", "5000", "5000.00", "0.0")))
                .isEmpty();
        assertThat(BudgetRules.check(budget("KWD", "10.125", "1", "1", "10.125")))
                .isEmpty();
    }

    @Test
    void refuses_an_unknown_currency() {
        refuses(budget("US", "1", "1", "1", "0"), INVALID_CURRENCY, "budget.currency: ", "\"US\"");
        refuses(budget("usd", "1", "1", "1", "0"), INVALID_CURRENCY, "budget.currency: ", "\"usd\"");
        refuses(budget("", "1", "1", "1", "0"), INVALID_CURRENCY, "budget.currency: ", "\"\"");
        // Special drawing rights have a code and no decimals that could be paid.
        refuses(budget("XDR", "1", "1", "1", "0"), INVALID_CURRENCY, "budget.currency: ", "\"XDR\"");
    }

    @Test
    void refuses_a_cap_of_zero_or_less() {
        refuses(budget("USD", "0", "1", "1", "0"), INVALID_BUDGET, "budget.cap: ", "is 0");
        refuses(budget("USD", "-200.00", "1", "1", "0"), INVALID_BUDGET, "budget.cap: ", "is -200.00");
        refuses(budget("USD", "1000000001", "1", "1", "0"), INVALID_BUDGET, "budget.cap: ", "is 1000000001");
    }

    @Test
    void refuses_a_daily_cap_outside_the_cap() {
        refuses(budget("USD", "10", "0", "1", "0"), INVALID_BUDGET, "budget.dailyCap: ", "is 0");
        refuses(budget("USD", "10", "10.01", "1", "0"), INVALID_BUDGET, "budget.dailyCap: ", "at most 10, is 10.01");
    }

    @Test
    void refuses_an_order_cap_outside_the_cap() {
        refuses(budget("USD", "10", "5", "-1", "0"), INVALID_BUDGET, "budget.orderCap: ", "is -1");
        refuses(budget("USD", "10", "5", "11", "0"), INVALID_BUDGET, "budget.orderCap: ", "at most 10, is 11");
    }

    @Test
    void refuses_a_negative_limit_of_approval() {
        refuses(budget("USD", "10", "5", "5", "-0.01"), INVALID_BUDGET, "budget.autoApproveUpTo: ", "is -0.01");
    }

    @Test
    void refuses_decimals_that_the_currency_does_not_have() {
        refuses(
                budget("USD", "10.001", "5", "5", "0"),
                INVALID_BUDGET,
                "budget.cap: ",
                "USD has 2 decimals, is 10.001");
        refuses(
                budget("JPY", "10", "5.5", "5", "0"),
                INVALID_BUDGET,
                "budget.dailyCap: ",
                "JPY has 0 decimals, is 5.5");
        refuses(budget("USD", "10", "5", "4.999", "0"), INVALID_BUDGET, "budget.orderCap: ", "is 4.999");
        refuses(budget("USD", "10", "5", "5", "0.001"), INVALID_BUDGET, "budget.autoApproveUpTo: ", "is 0.001");
    }

    private static void refuses(Budget budget, RejectionCode code, String field, String value) {
        assertThat(BudgetRules.check(budget)).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.detail()).startsWith(field).contains(value);
        });
    }
}
