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

    /**
     * What was read, before it is known to make sense.
     *
     * @param name of what was reported on; null when there is nothing by the reference that was asked for
     * @param currency null when it was not said
     * @param disapproval why the provider does not allow the ad; null when it does
     */
    public record Reading(
            @Nullable String name,
            @Nullable String currency,
            long costMicros,
            long views,
            boolean over,
            @Nullable String disapproval) {
        /** Of an ad that is allowed. */
        public Reading(@Nullable String name, @Nullable String currency, long costMicros, long views, boolean over) {
            this(name, currency, costMicros, views, over, null);
        }

        /** The same with what the review says; empty when the ad is allowed. */
        public Reading reviewed(Optional<String> why) {
            return new Reading(name, currency, costMicros, views, over, why.orElse(null));
        }
    }

    /**
     * Makes sense of a reading.
     *
     * @throws Unusable when the cost is negative or in another currency than the order's, or another order's
     */
    public static Report of(Reading reading, Proposal order) throws Unusable {
        if (!order.orderId().equals(reading.name())) {
            String found = reading.name() == null ? "nothing" : "a campaign named " + reading.name();
            throw new Unusable(Unusable.Kind.NOT_OURS, "by the order's reference the provider has " + found);
        }
        Currency currency = order.budget().currency();
        String said = reading.currency();
        if (said != null && !said.equals(currency.getCurrencyCode())) {
            throw new Unusable(
                    Unusable.Kind.OTHER_CURRENCY,
                    "the report is in " + said + ", the order in " + currency.getCurrencyCode());
        }
        if (reading.costMicros() < 0) {
            throw new Unusable(Unusable.Kind.NO_NUMBER, "the report has a cost of " + reading.costMicros() + " micros");
        }
        if (reading.views() < 0) {
            throw new Unusable(Unusable.Kind.NO_NUMBER, "the report has " + reading.views() + " views");
        }
        Money cost = Money.ofMicros(reading.costMicros(), currency);
        return new Report(cost, reading.views(), reading.over(), reading.disapproval());
    }

    /** A report that nothing is booked from; the order keeps its numbers, and a person is told. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        /** What is wrong with it. */
        enum Kind {
            NOT_OURS,
            OTHER_CURRENCY,
            NO_NUMBER
        }

        private final Kind kind;

        Unusable(Kind kind, String detail) {
            super(detail, null, false, false);
            this.kind = kind;
        }

        /** The budget was meant in another currency than the account spends: the order must not go on. */
        public boolean isOtherCurrency() {
            return kind == Kind.OTHER_CURRENCY;
        }

        /** It is about something that is not this order, or about nothing. */
        public boolean isNotOurs() {
            return kind == Kind.NOT_OURS;
        }

        public String detail() {
            return String.valueOf(getMessage());
        }
    }
}
