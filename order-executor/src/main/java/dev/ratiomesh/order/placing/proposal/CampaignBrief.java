package dev.ratiomesh.order.placing.proposal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.order.RefusalCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Holds what orders need of a campaign; stored in evidence.
 *
 * @param running whether the campaign runs
 * @param last the last proposed order, null when there was none
 * @param lastRefusal the last published refusal; null when there was none or an order came after it; stored as {@code told}
 */
public record CampaignBrief(
        Brief brief,
        boolean running,
        @Nullable LastOrder last,
        @JsonProperty("told") @Nullable RefusalCode lastRefusal) {

    /**
     * Holds the figures of the target that led to the last proposed order.
     *
     * @param views of that target
     * @param observedAt of that target
     */
    public record LastOrder(long views, Instant observedAt) {}

    public Currency currency() {
        return Currency.getInstance(brief.budget().currency());
    }

    public ZoneId zone() {
        return ZoneId.of(brief.timeZone());
    }
}
