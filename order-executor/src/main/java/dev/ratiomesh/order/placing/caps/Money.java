package dev.ratiomesh.order.placing.caps;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Holds an amount of one currency, with exactly that currency's fraction digits. */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
    private static final int MICRO_DIGITS = 6;

    /**
     * Checks the amount.
     *
     * @throws IllegalArgumentException when the currency cannot express the amount
     */
    public Money {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException(currency + " has no fraction digits and cannot be paid with");
        }
        try {
            amount = amount.setScale(digits, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(currency + " cannot express " + amount, e);
        }
    }

    /** Rounds down to what the currency can express: for limits, so that a limit never grows. */
    public static Money atMost(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.FLOOR), currency);
    }

    /** Rounds up to what the currency can express: for costs, so that a cost is never shown lower than it is. */
    public static Money atLeast(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.CEILING), currency);
    }

    /** Converts a cost in millionths of the currency's major unit, as ad providers report it; rounds up. */
    public static Money ofMicros(long micros, Currency currency) {
        return atLeast(BigDecimal.valueOf(micros, MICRO_DIGITS), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** Returns the amount in millionths of the major unit. */
    public long micros() {
        return amount.movePointRight(MICRO_DIGITS).longValueExact();
    }

    public Money plus(Money other) {
        return new Money(amount.add(requireSameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(requireSameCurrency(other).amount), currency);
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(requireSameCurrency(other).amount);
    }

    private Money requireSameCurrency(Money other) {
        if (!other.currency.equals(currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " cannot be combined");
        }
        return other;
    }

    /** Formats the amount, for example {@code 12.50 USD}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
