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

/** Checks budgets: a known currency, amounts with its decimals, and no cap above the cap that contains it. */
final class BudgetRules {
    private static final BigDecimal MAX_CAP = new BigDecimal("1000000000");
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
                .or(() -> checkAmount(budget, "cap", budget.cap(), MAX_CAP))
                .or(() -> checkAmount(budget, "dailyCap", budget.dailyCap(), budget.cap()))
                .or(() -> checkAmount(budget, "orderCap", budget.orderCap(), budget.cap()))
                .or(() -> requireBudget(
                        budget.autoApproveUpTo().signum() >= 0,
                        "budget.autoApproveUpTo: 0 or more, is " + budget.autoApproveUpTo()))
                .or(() -> checkDecimals(budget, "autoApproveUpTo", budget.autoApproveUpTo()));
    }

    private static Optional<CommandRefusal> checkAmount(
            Budget budget, String field, BigDecimal amount, BigDecimal highest) {
        return requireBudget(
                        amount.signum() > 0 && amount.compareTo(highest) <= 0,
                        "budget." + field + ": above 0 and at most " + highest + ", is " + amount)
                .or(() -> checkDecimals(budget, field, amount));
    }

    private static Optional<CommandRefusal> checkDecimals(Budget budget, String field, BigDecimal amount) {
        int digits = Currency.getInstance(budget.currency()).getDefaultFractionDigits();
        return requireBudget(
                amount.stripTrailingZeros().scale() <= digits,
                "budget." + field + ": " + budget.currency() + " has " + digits + " decimals, is " + amount);
    }

    private static Optional<CommandRefusal> requireBudget(boolean holds, String detail) {
        return require(holds, RejectionCode.INVALID_BUDGET, () -> detail);
    }
}
