package dev.ratiomesh.order.why;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds the stored columns of an order. Money is in major units of {@code currency}.
 *
 * @param attempt number of attempts to send it, 0 when it was never sent
 * @param requestHash SHA-256 of the last sent request, null when none was sent
 * @param ending reason of the request to end the order, null when there is none
 * @param problem the last failure, null when there was none
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
