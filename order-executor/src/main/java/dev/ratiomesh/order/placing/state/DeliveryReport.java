package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.caps.Money;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of an order, since its beginning.
 *
 * @param cost 0 or more, in the order's currency
 * @param views bought so far, 0 or more
 * @param ended whether the provider has ended it by itself
 * @param disapproval why the provider does not allow the ad, in its words; null when it does
 */
public record DeliveryReport(Money cost, long views, boolean ended, @Nullable String disapproval) {
    /** Of an ad that is allowed. */
    public DeliveryReport(Money cost, long views, boolean over) {
        this(cost, views, over, null);
    }

    /**
     * What was read, before it is known to make sense.
     *
     * @param name of what was reported on; null when there is nothing by the reference that was asked for
     * @param currency null when it was not said
     * @param disapproval why the provider does not allow the ad; null when it does
     */
    public record RawReport(
            @Nullable String name,
            @Nullable String currency,
            long costMicros,
            long views,
            boolean ended,
            @Nullable String disapproval) {
        /** Of an ad that is allowed. */
        public RawReport(@Nullable String name, @Nullable String currency, long costMicros, long views, boolean over) {
            this(name, currency, costMicros, views, over, null);
        }

        /** The same with what the review says; empty when the ad is allowed. */
        public RawReport withDisapproval(Optional<String> why) {
            return new RawReport(name, currency, costMicros, views, ended, why.orElse(null));
        }
    }

    /**
     * Makes sense of a reading.
     *
     * @throws InvalidReportException when the cost is negative or in another currency than the order's, or another order's
     */
    public static DeliveryReport parse(RawReport reading, OrderProposal order) throws InvalidReportException {
        if (!order.orderId().equals(reading.name())) {
            String found = reading.name() == null ? "nothing" : "a campaign named " + reading.name();
            throw new InvalidReportException(
                    InvalidReportException.ReportDefect.ANOTHER_ORDER,
                    "by the order's reference the provider has " + found);
        }
        Currency currency = order.budget().currency();
        String said = reading.currency();
        if (said != null && !said.equals(currency.getCurrencyCode())) {
            throw new InvalidReportException(
                    InvalidReportException.ReportDefect.ANOTHER_CURRENCY,
                    "the report is in " + said + ", the order in " + currency.getCurrencyCode());
        }
        if (reading.costMicros() < 0) {
            throw new InvalidReportException(
                    InvalidReportException.ReportDefect.NEGATIVE_NUMBER,
                    "the report has a cost of " + reading.costMicros() + " micros");
        }
        if (reading.views() < 0) {
            throw new InvalidReportException(
                    InvalidReportException.ReportDefect.NEGATIVE_NUMBER,
                    "the report has " + reading.views() + " views");
        }
        Money cost = Money.ofMicros(reading.costMicros(), currency);
        return new DeliveryReport(cost, reading.views(), reading.ended(), reading.disapproval());
    }

    /** A report that nothing is booked from; the order keeps its numbers, and a person is told. */
    public static final class InvalidReportException extends Exception {
        private static final long serialVersionUID = 1L;

        /** What is wrong with it. */
        enum ReportDefect {
            ANOTHER_ORDER,
            ANOTHER_CURRENCY,
            NEGATIVE_NUMBER
        }

        private final ReportDefect defect;

        InvalidReportException(ReportDefect kind, String detail) {
            super(detail, null, false, false);
            this.defect = kind;
        }

        /** The budget was meant in another currency than the account spends: the order must not go on. */
        public boolean currencyDiffers() {
            return defect == ReportDefect.ANOTHER_CURRENCY;
        }

        /** It is about something that is not this order, or about nothing. */
        public boolean isOfAnotherOrder() {
            return defect == ReportDefect.ANOTHER_ORDER;
        }

        public String detail() {
            return String.valueOf(getMessage());
        }
    }
}
