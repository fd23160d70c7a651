package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands; every order event carries the whole of it. Money is in major units of {@code currency}, as
 * decimal strings on the wire.
 *
 * @param version counts the order's changes from 1, without a gap
 * @param provider {@code google-ads} or {@code insertion}
 * @param account the customer's account at the provider
 * @param budget the most the order can ever cost, reserved from the caps
 * @param spent what it has cost so far by the provider's last report
 * @param plannedViews views the sizing expects the budget to buy
 * @param views views the provider reports as bought, 0 until then
 * @param gap likes that were missing when the order was proposed
 * @param targetObservedAt the snapshot the order answers; with the campaign id it names the target
 * @param model the content hash of the benchmark line the target rests on
 * @param providerReference the provider's own name of it, null until placed
 * @param endsAt when the provider stops showing it, null until it is sent
 */
public record OrderView(
        String orderId,
        String campaignId,
        String tenantId,
        String videoId,
        long version,
        OrderState state,
        String provider,
        String account,
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal budget,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal spent,
        long plannedViews,
        long views,
        double gap,
        Instant targetObservedAt,
        String model,
        @Nullable String providerReference,
        @Nullable Instant endsAt,
        Instant createdAt) {}
