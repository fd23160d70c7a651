package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.caps.TightestCap;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ProviderTerms;
import dev.ratiomesh.order.placing.proposal.OrderPolicy.ReachPrior;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * Calculates the budget that closes a gap. With r likes of a reached viewer and m likes that the benchmark asks of one more
 * view, each bought view narrows the gap by r - m; so {@code views = gap / (r - m)} and {@code budget = views x cost per view},
 * then the provider's maximum and the caps, rounded down to the provider's step.
 */
public final class OrderSizing {
    private static final MathContext RATE_PRECISION = new MathContext(4);

    private OrderSizing() {}

    /**
     * Holds the inputs of the sizing.
     *
     * @param gap likes that are missing against the benchmark, above 0
     * @param perNewView likes that the benchmark asks of one more view; below the prior's likes per reach
     */
    public record SizingInput(double gap, double perNewView, ReachPrior prior, ProviderTerms terms, Currency currency) {
        /** Returns the views that close the gap, rounded up. */
        BigDecimal neededViews() {
            double views = gap / (prior.likesPerReach() - perNewView);
            return BigDecimal.valueOf(views).setScale(0, RoundingMode.CEILING);
        }

        /** Returns the cost of these views, rounded up to the provider's step. */
        Money neededBudget() {
            return Money.atLeast(
                    roundToStep(neededViews().multiply(prior.costPerView()), RoundingMode.CEILING), currency);
        }

        private BigDecimal roundToStep(BigDecimal amount, RoundingMode mode) {
            return amount.divide(terms.step(), 0, mode).multiply(terms.step());
        }
    }

    /** The result of the sizing: a plan, or the reason why there is none. */
    public sealed interface SizingResult permits SizedPlan, BudgetTooSmall {}

    /**
     * Holds the size of an order.
     *
     * @param budget at most the needed budget, the provider's maximum and the tightest cap
     * @param days days of showing; fewer than the terms allow when the budget does not reach the minimum of each day
     * @param views that the budget is expected to buy
     */
    public record SizedPlan(Money budget, int days, long views) implements SizingResult {}

    /** The budget is below the provider's minimum, or nothing remains under a cap. */
    public record BudgetTooSmall(OrderRefusal refusal) implements SizingResult {}

    /** Sizes an order under the tightest cap. */
    public static SizingResult size(SizingInput input, TightestCap tightest) {
        Money needed = input.neededBudget();
        BigDecimal minimum = input.terms().minimumPerDay();
        if (needed.amount().compareTo(minimum) < 0) {
            return tooSmall(RefusalCode.BELOW_PROVIDER_MINIMUM, "closing the gap needs " + needed, input);
        }
        if (tightest.remaining().signum() <= 0) {
            return tooSmall(tightest.refusalCode(), "nothing is left under " + tightest.name(), input);
        }
        BigDecimal limit = needed.amount().min(input.terms().maximum()).min(tightest.remaining());
        Money budget = Money.atMost(input.roundToStep(limit, RoundingMode.FLOOR), input.currency());
        if (!budget.isPositive() || budget.amount().compareTo(minimum) < 0) {
            return tooSmall(
                    RefusalCode.BELOW_PROVIDER_MINIMUM,
                    tightest.name() + " leaves " + tightest.remaining().toPlainString(),
                    input);
        }
        return new SizedPlan(budget, days(budget, input.terms()), views(budget, input.prior()));
    }

    private static int days(Money budget, ProviderTerms terms) {
        if (terms.minimumPerDay().signum() == 0) {
            return terms.days();
        }
        BigDecimal affordable = budget.amount().divide(terms.minimumPerDay(), 0, RoundingMode.FLOOR);
        return affordable.min(BigDecimal.valueOf(terms.days())).intValueExact();
    }

    private static long views(Money budget, ReachPrior prior) {
        return budget.amount()
                .divide(prior.costPerView(), 0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    private static BudgetTooSmall tooSmall(RefusalCode code, String reason, SizingInput input) {
        String minimum = input.terms().minimumPerDay().toPlainString() + " "
                + input.currency().getCurrencyCode();
        return new BudgetTooSmall(
                new OrderRefusal(code, reason + "; the provider takes at least " + minimum + " a day"));
    }

    /** Formats a rate to four significant digits. */
    static String rate(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(RATE_PRECISION)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }
}
