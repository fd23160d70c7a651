package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.caps.Money;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the provider reports of an order, in total since it was placed.
 *
 * @param cost 0 or more, in the order's currency
 * @param views bought so far, 0 or more
 * @param ended whether the provider has ended the order by itself
 * @param disapproval the provider's reason for disapproving the ad; null when the ad is allowed
 */
public record DeliveryReport(Money cost, long views, boolean ended, @Nullable String disapproval) {
    /** Makes a report on an ad that is allowed. */
    public DeliveryReport(Money cost, long views, boolean ended) {
        this(cost, views, ended, null);
    }

    /**
     * Holds a report as it was read, before it is checked.
     *
     * @param name of the reported campaign; null when the provider has none by the requested reference
     * @param currency ISO 4217; null when the report has none
     * @param disapproval the provider's reason for disapproving the ad; null when the ad is allowed
     */
    public record RawReport(
            @Nullable String name,
            @Nullable String currency,
            long costMicros,
            long views,
            boolean ended,
            @Nullable String disapproval) {
        /** Makes a report on an ad that is allowed. */
        public RawReport(@Nullable String name, @Nullable String currency, long costMicros, long views, boolean ended) {
            this(name, currency, costMicros, views, ended, null);
        }

        /** Adds the result of the ad's review; empty when the ad is allowed. */
        public RawReport withDisapproval(Optional<String> reason) {
            return new RawReport(name, currency, costMicros, views, ended, reason.orElse(null));
        }
    }

    /**
     * Checks a report and converts its cost to the order's currency.
     *
     * @throws InvalidReportException when the report is on another order, in another currency, or has a negative number
     */
    public static DeliveryReport parse(RawReport raw, OrderProposal order) throws InvalidReportException {
        if (!order.orderId().equals(raw.name())) {
            String found = raw.name() == null ? "nothing" : "a campaign named " + raw.name();
            throw new InvalidReportException(
                    InvalidReportException.ReportDefect.ANOTHER_ORDER,
                    "by the order's reference the provider has " + found);
        }
        Currency currency = order.budget().currency();
        String reported = raw.currency();
        if (reported != null && !reported.equals(currency.getCurrencyCode())) {
            throw new InvalidReportException(
                    InvalidReportException.ReportDefect.ANOTHER_CURRENCY,
                    "the report is in " + reported + ", the order in " + currency.getCurrencyCode());
        }
        if (raw.costMicros() < 0) {
            throw new InvalidReportException(
                    InvalidReportException.ReportDefect.NEGATIVE_NUMBER,
                    "the report has a cost of " + raw.costMicros() + " micros");
        }
        if (raw.views() < 0) {
            throw new InvalidReportException(
                    InvalidReportException.ReportDefect.NEGATIVE_NUMBER, "the report has " + raw.views() + " views");
        }
        Money cost = Money.ofMicros(raw.costMicros(), currency);
        return new DeliveryReport(cost, raw.views(), raw.ended(), raw.disapproval());
    }

    /** Signals a report from which nothing is booked; the order keeps its numbers, and its problem shows the reason. */
    public static final class InvalidReportException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Names the reason why a report is invalid. */
        enum ReportDefect {
            ANOTHER_ORDER,
            ANOTHER_CURRENCY,
            NEGATIVE_NUMBER
        }

        private final ReportDefect defect;

        InvalidReportException(ReportDefect defect, String detail) {
            super(detail, null, false, false);
            this.defect = defect;
        }

        /** Tells whether the account spends another currency than the budget's: the order must not go on. */
        public boolean currencyDiffers() {
            return defect == ReportDefect.ANOTHER_CURRENCY;
        }

        /** Tells whether the report is on another campaign than this order's, or on none. */
        public boolean isOfAnotherOrder() {
            return defect == ReportDefect.ANOTHER_ORDER;
        }

        /** Returns the reason as a sentence for people. */
        public String detail() {
            return String.valueOf(getMessage());
        }
    }
}
