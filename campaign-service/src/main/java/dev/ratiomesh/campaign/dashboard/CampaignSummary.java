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
 * The summary of a campaign for a dashboard.
 *
 * @param version the version of the campaign, also its ETag
 * @param completion GOAL_REACHED or DEADLINE_PASSED, null unless completed
 * @param latest the newest reading, null before the first
 * @param target the newest target, null before the first; a derived metric, not from YouTube
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
     * A reading of the public statistics. An unavailable video has none in the history, and the last known in a summary.
     *
     * @param observedAt the moment of the reading, or of the miss when there are no statistics
     * @param views null when the video was not found
     * @param likes null when hidden
     * @param comments null when switched off
     * @param unavailable whether the last reading did not find the video
     */
    public record Reading(
            Instant observedAt,
            @Nullable Long views,
            @Nullable Long likes,
            @Nullable Long comments,
            boolean unavailable) {}

    /**
     * The totals of the campaign's advertising orders, in the brief's currency.
     *
     * @param ordered sum of the budgets of all orders that were not refused, rejected or cancelled
     * @param spent sum of the costs by the last reports of the providers
     * @param refusal the reason of the last refused order, null when none was refused
     */
    public record Orders(
            long count,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal ordered,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal spent,
            @Nullable LastRefusal refusal) {

        /** Returns the totals with at least as many decimals as the currency has. */
        public Orders in(String currency) {
            return new Orders(count, decimals(ordered, currency), decimals(spent, currency), refusal);
        }

        private static BigDecimal decimals(BigDecimal amount, String currency) {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return amount.scale() < digits ? amount.setScale(digits) : amount;
        }
    }

    /** The newest refusal of an order by the order rules. */
    public record LastRefusal(RefusalCode code, String detail, Instant at) {}
}
