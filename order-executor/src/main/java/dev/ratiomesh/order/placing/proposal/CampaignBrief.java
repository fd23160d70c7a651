package dev.ratiomesh.order.placing.proposal;

import dev.ratiomesh.contracts.campaign.Brief;
import dev.ratiomesh.contracts.order.RefusalCode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as orders see it.
 *
 * @param last the order before, null when there was none
 * @param lastRefusal the refusal last said, null when none was or an order came after it
 */
public record CampaignBrief(Brief brief, boolean running, @Nullable LastOrder last, @Nullable RefusalCode lastRefusal) {

    /**
     * What is remembered of the last order that was proposed.
     *
     * @param views of the target it answered
     * @param observedAt of the target it answered
     */
    public record LastOrder(long views, Instant observedAt) {}

    public Currency currency() {
        return Currency.getInstance(brief.budget().currency());
    }

    public ZoneId zone() {
        return ZoneId.of(brief.timeZone());
    }
}
