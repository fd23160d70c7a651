package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.caps.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an order is for, from its first moment to its last.
 *
 * @param orderId the provider's campaign carries it as its name
 * @param title of the campaign, for the ad's words
 * @param budget the most it can ever cost
 * @param days how long it is shown at most
 * @param gap likes that were missing
 * @param decideBy when a person must have decided, null when none need
 * @param until nothing is shown later than this; the caps are held up to here
 */
public record OrderProposal(
        String orderId,
        String campaignId,
        String tenantId,
        String videoId,
        String title,
        AdProvider provider,
        String account,
        Money budget,
        int days,
        long plannedViews,
        double gap,
        Instant targetObservedAt,
        String model,
        @Nullable Instant decideBy,
        Instant until,
        Instant createdAt) {}
