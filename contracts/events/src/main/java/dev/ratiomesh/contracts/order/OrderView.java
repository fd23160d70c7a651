package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The current data of an order; every order event carries the whole view. Money is in major units of {@code currency},
 * as decimal strings on the wire.
 *
 * @param version counts the order's changes from 1, without a gap
 * @param provider {@code google-ads} or {@code insertion}
 * @param account the customer's account at the provider
 * @param budget maximum cost of the order, reserved from the caps
 * @param spent cost so far by the provider's last report
 * @param plannedViews views that the sizing expects from the budget
 * @param views bought views that the provider reports, 0 before the first report
 * @param gap likes missing against the benchmark at the time of the proposal
 * @param targetObservedAt time of the snapshot behind the order; with the campaign id it identifies the target
 * @param model content hash of the benchmark line behind the target
 * @param providerReference the provider's id of the order, null until placed
 * @param endsAt moment at which the provider stops the advertisement, null until the order is sent
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
