package dev.ratiomesh.order.placing.state;

import dev.ratiomesh.order.placing.caps.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was proposed; it stays the same over all states of an order.
 *
 * @param orderId also the name of the order's campaign at the provider
 * @param title of the campaign, for the ad's texts
 * @param budget the most the order can ever cost
 * @param days longest showing in days, 1 or more
 * @param gap likes that were missing against the benchmark
 * @param model hash of the benchmark model that found the gap; may be empty
 * @param decideBy deadline for a person's decision; null when no approval is needed
 * @param until latest end of the showing; the caps are reserved up to here
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
