package dev.ratiomesh.order.why;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is stored. Money is in major units of {@code currency}.
 *
 * @param attempt how often it was sent, 0 when it was not
 * @param requestHash of what was last sent, null when nothing was
 * @param ending the wish to end it, null when there is none
 * @param problem what went wrong last, null when nothing did
 */
public record OrderFacts(
        String orderId,
        String campaignId,
        String tenantId,
        String videoId,
        String title,
        String provider,
        String account,
        String currency,
        BigDecimal budget,
        BigDecimal orderCap,
        int days,
        long plannedViews,
        double gap,
        Instant targetObservedAt,
        String model,
        @Nullable Instant decideBy,
        Instant until,
        Instant createdAt,
        String state,
        long version,
        BigDecimal spent,
        long views,
        @Nullable String providerReference,
        @Nullable Instant endsAt,
        int attempt,
        @Nullable String requestHash,
        @Nullable String ending,
        @Nullable String problem) {}
