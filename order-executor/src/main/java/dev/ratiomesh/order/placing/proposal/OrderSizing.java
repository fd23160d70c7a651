package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.order.placing.caps.Money;
import dev.ratiomesh.order.placing.caps.TightestCap;
import dev.ratiomesh.order.placing.state.OrderRefusal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * How much reach closes a gap. With r likes a reached viewer gives and m likes the benchmark asks for one more view,
 * each view bought narrows the gap by r - m; so {@code views = gap / (r - m)} and {@code budget = views x cost per view},
 * then the provider's maximum and the caps, rounded down to the provider's step.
 */
public final class OrderSizing {
    private static final MathContext RATES = new MathContext(4);

    private OrderSizing() {}

    /**
     * What is known when an order is sized.
     *
     * @param gap likes that are missing, above 0
     * @param perNewView likes the benchmark asks for one more view; below the prior's likes per reach
     */
    public record SizingInput(double gap, double perNewView, ReachPrior prior, ProviderTerms terms, Currency currency) {
        /** Views that close the gap, rounded up. */
        BigDecimal neededViews() {
            double views = gap / (prior.likesPerReach() - perNewView);
            return BigDecimal.valueOf(views).setScale(0, RoundingMode.CEILING);
        }

        Money neededBudget() {
            return Money.atLeast(
                    roundToStep(neededViews().multiply(prior.costPerView()), RoundingMode.CEILING), currency);
        }

        private BigDecimal roundToStep(BigDecimal amount, RoundingMode mode) {
            return amount.divide(terms.step(), 0, mode).multiply(terms.step());
        }
    }

    /** An order of this size, or why there is none. */
    public sealed interface SizingResult permits SizedPlan, BudgetTooSmall {}

    /**
     * @param days how long it is shown; fewer than the provider's terms allow where the budget would not last
     * @param views the budget is expected to buy
     */
    public record SizedPlan(Money budget, int days, long views) implements SizingResult {}

    /** Not enough for the provider, or nothing left. */
    public record BudgetTooSmall(OrderRefusal refusal) implements SizingResult {}

    public static SizingResult size(SizingInput need, TightestCap room) {
        Money wanted = need.neededBudget();
        BigDecimal least = need.terms().minimumPerDay();
        if (wanted.amount().compareTo(least) < 0) {
            return tooSmall(RefusalCode.BELOW_PROVIDER_MINIMUM, "closing the gap needs " + wanted, need);
        }
        if (room.remaining().signum() <= 0) {
            return tooSmall(room.refusalCode(), "nothing is left under " + room.name(), need);
        }
        BigDecimal most = wanted.amount().min(need.terms().maximum()).min(room.remaining());
        Money budget = Money.atMost(need.roundToStep(most, RoundingMode.FLOOR), need.currency());
        if (!budget.isPositive() || budget.amount().compareTo(least) < 0) {
            return tooSmall(
                    RefusalCode.BELOW_PROVIDER_MINIMUM,
                    room.name() + " leaves " + room.remaining().toPlainString(),
                    need);
        }
        return new SizedPlan(budget, days(budget, need.terms()), views(budget, need.prior()));
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

    private static BudgetTooSmall tooSmall(RefusalCode code, String what, SizingInput need) {
        String least = need.terms().minimumPerDay().toPlainString() + " "
                + need.currency().getCurrencyCode();
        return new BudgetTooSmall(new OrderRefusal(code, what + "; the provider takes at least " + least + " a day"));
    }

    /** A rate in words, to four digits. */
    static String rate(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(RATES).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
