package dev.ratiomesh.campaign.dashboard;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.order.RefusalCode;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as a dashboard shows it.
 *
 * @param version the ETag of the campaign
 * @param completion GOAL_REACHED or DEADLINE_PASSED, null unless completed
 * @param latest the newest numbers, null before the first reading
 * @param target what the benchmark says of it, null before the first; a derived metric, not from YouTube
 */
public record CampaignSummary(
        @JsonUnwrapped Brief brief,
        String status,
        long version,
        @Nullable String completion,
        Instant createdAt,
        Instant changedAt,
        @Nullable Reading latest,
        @Nullable TargetComputed target,
        Orders orders) {

    /**
     * A reading of the public numbers. In the history an unavailable video has none; in a summary it has the last known.
     *
     * @param observedAt when the numbers were read; when there are none, when the video did not answer
     * @param views null when the video did not answer
     * @param likes null when hidden
     * @param comments null when switched off
     * @param unavailable whether the video did not answer the last time
     */
    public record Reading(
            Instant observedAt,
            @Nullable Long views,
            @Nullable Long likes,
            @Nullable Long comments,
            boolean unavailable) {}

    /**
     * The campaign's advertising orders together, in the brief's currency.
     *
     * @param ordered budgets of all orders that were not refused, rejected or cancelled
     * @param spent what they have cost by the providers' last reports
     * @param refusal why the last order was not placed, null when none was refused
     */
    public record Orders(
            long count,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal ordered,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal spent,
            @Nullable LastRefusal refusal) {

        /** The same with at least the decimals that the currency has. */
        public Orders in(String currency) {
            return new Orders(count, decimals(ordered, currency), decimals(spent, currency), refusal);
        }

        private static BigDecimal decimals(BigDecimal amount, String currency) {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return amount.scale() < digits ? amount.setScale(digits) : amount;
        }
    }

    /** The last word of the order rules. */
    public record LastRefusal(RefusalCode code, String detail, Instant at) {}
}
