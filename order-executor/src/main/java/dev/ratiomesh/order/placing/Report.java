package dev.ratiomesh.order.placing;

import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of an order, since its beginning.
 *
 * @param cost 0 or more, in the order's currency
 * @param views bought so far, 0 or more
 * @param over whether the provider has ended it by itself
 * @param disapproval why the provider does not allow the ad, in its words; null when it does
 */
public record Report(Money cost, long views, boolean over, @Nullable String disapproval) {
    /** Of an ad that is allowed. */
    public Report(Money cost, long views, boolean over) {
        this(cost, views, over, null);
    }

    /** What was read, before it is known to make sense; a null currency is one that was not said. */
    public record Reading(
            @Nullable String currency, long costMicros, long views, boolean over, @Nullable String disapproval) {
        /** Of an ad that is allowed. */
        public Reading(@Nullable String currency, long costMicros, long views, boolean over) {
            this(currency, costMicros, views, over, null);
        }

        /** The same with what the review says; empty when the ad is allowed. */
        public Reading reviewed(Optional<String> why) {
            return new Reading(currency, costMicros, views, over, why.orElse(null));
        }
    }

    /**
     * Makes sense of a reading.
     *
     * @throws Unusable when the cost is negative or in another currency than the order's
     */
    public static Report of(Reading reading, Currency currency) throws Unusable {
        String said = reading.currency();
        if (said != null && !said.equals(currency.getCurrencyCode())) {
            throw new Unusable(true, "the report is in " + said + ", the order in " + currency.getCurrencyCode());
        }
        if (reading.costMicros() < 0) {
            throw new Unusable(false, "the report has a cost of " + reading.costMicros() + " micros");
        }
        if (reading.views() < 0) {
            throw new Unusable(false, "the report has " + reading.views() + " views");
        }
        Money cost = Money.ofMicros(reading.costMicros(), currency);
        return new Report(cost, reading.views(), reading.over(), reading.disapproval());
    }

    /** A report that nothing is booked from; the order keeps its numbers, and a person is told. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean otherCurrency;

        Unusable(boolean otherCurrency, String detail) {
            super(detail, null, false, false);
            this.otherCurrency = otherCurrency;
        }

        /** The budget was meant in another currency than the account spends: the order must not go on. */
        public boolean isOtherCurrency() {
            return otherCurrency;
        }

        public String detail() {
            return String.valueOf(getMessage());
        }
    }
}
