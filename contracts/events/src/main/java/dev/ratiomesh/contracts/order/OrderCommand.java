package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.ratiomesh.contracts.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
     * What a person found out about an order of which nobody knew whether the provider had taken it.
     *
     * @param reference the provider's own name of what it made; needed with {@code PLACED}, left out otherwise
     * @param reason how it was found out; needed with {@code NOT_PLACED}
     */
    @EventType("order.resolve.v1")
    record ResolveOrder(
            String orderId,
            String campaignId,
            String tenantId,
            String by,
            ResolveOutcome outcome,
            @Nullable String reference,
            @Nullable String reason)
            implements OrderCommand {}

    /**
     * What a person booked outside any interface, for an order of the provider {@code insertion}. The first report
     * places the order, each further one brings it up to date, one that comes after {@code endsAt} settles it, and what
     * comes later still corrects it.
     *
     * @param reference the booking's own number or address
     * @param cost what the booking costs as a whole, in the order's currency, as a decimal string
     * @param currency of the cost, ISO 4217; left out, it is the order's
     * @param startsAt when the showing starts or started
     * @param endsAt when the showing ends or ended
     * @param views that the showing brought so far, where the place says so
     */
    @EventType("order.report-insertion.v1")
    record ReportInsertion(
            String orderId,
            String campaignId,
            String tenantId,
            String by,
            String reference,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cost,
            @Nullable String currency,
            Instant startsAt,
            Instant endsAt,
            @Nullable Long views)
            implements OrderCommand {}
}
