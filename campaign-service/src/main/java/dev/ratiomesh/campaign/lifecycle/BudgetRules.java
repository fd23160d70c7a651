package dev.ratiomesh.campaign.lifecycle;

import static dev.ratiomesh.campaign.lifecycle.BriefRules.quote;
import static dev.ratiomesh.campaign.lifecycle.BriefRules.require;

import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a budget must be: a known currency, amounts that it can express, and caps that contain each other. */
final class BudgetRules {
    private static final BigDecimal HIGHEST = new BigDecimal("1000000000");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private BudgetRules() {}

    static Optional<CommandRefusal> check(Budget budget) {
        return require(
                        CURRENCIES.contains(budget.currency()),
                        RejectionCode.INVALID_CURRENCY,
                        () -> "budget.currency: an ISO 4217 code such as USD, is " + quote(budget.currency()))
                .or(() -> amount(budget, "cap", budget.cap(), HIGHEST))
                .or(() -> amount(budget, "dailyCap", budget.dailyCap(), budget.cap()))
                .or(() -> amount(budget, "orderCap", budget.orderCap(), budget.cap()))
                .or(() -> invalid(
                        budget.autoApproveUpTo().signum() >= 0,
                        "budget.autoApproveUpTo: 0 or more, is " + budget.autoApproveUpTo()))
                .or(() -> fits(budget, "autoApproveUpTo", budget.autoApproveUpTo()));
    }

    private static Optional<CommandRefusal> amount(Budget budget, String field, BigDecimal amount, BigDecimal highest) {
        return invalid(
                        amount.signum() > 0 && amount.compareTo(highest) <= 0,
                        "budget." + field + ": above 0 and at most " + highest + ", is " + amount)
                .or(() -> fits(budget, field, amount));
    }

    private static Optional<CommandRefusal> fits(Budget budget, String field, BigDecimal amount) {
        int digits = Currency.getInstance(budget.currency()).getDefaultFractionDigits();
        return invalid(
                amount.stripTrailingZeros().scale() <= digits,
                "budget." + field + ": " + budget.currency() + " has " + digits + " decimals, is " + amount);
    }

    private static Optional<CommandRefusal> invalid(boolean holds, String detail) {
        return require(holds, RejectionCode.INVALID_BUDGET, () -> detail);
    }
}
