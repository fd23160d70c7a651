package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.ratiomesh.contracts.EventType;
import java.math.BigDecimal;
import java.time.Instant;

/** What a person decides about an order. */
public sealed interface OrderCommand {

    String orderId();

    String campaignId();

    String tenantId();

    /** Who gives the command; goes into the order's record. */
    String by();

    @EventType("order.approve.v1")
    record ApproveOrder(String orderId, String campaignId, String tenantId, String by) implements OrderCommand {}

    @EventType("order.reject.v1")
    record RejectOrder(String orderId, String campaignId, String tenantId, String by, String reason)
            implements OrderCommand {}

    @EventType("order.cancel.v1")
    record CancelOrder(String orderId, String campaignId, String tenantId, String by, String reason)
            implements OrderCommand {}

    /**
     * What a person booked outside any interface, for an order of the provider {@code insertion}.
     *
     * @param reference the booking's own number or address
     * @param cost what it costs, in the order's currency, as a decimal string
     */
    @EventType("order.report-insertion.v1")
    record ReportInsertion(
            String orderId,
            String campaignId,
            String tenantId,
            String by,
            String reference,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cost,
            Instant startsAt,
            Instant endsAt)
            implements OrderCommand {}
}
