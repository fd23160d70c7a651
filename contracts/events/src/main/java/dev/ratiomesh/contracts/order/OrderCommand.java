package dev.ratiomesh.contracts.order;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.ratiomesh.contracts.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A command with which a person decides about an order. */
public sealed interface OrderCommand {

    String orderId();

    String campaignId();

    String tenantId();

    /** Returns the person who gives the command, for the order's audit record. */
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
     * Resolves an order in doubt with a person's finding whether the provider has the order.
     *
     * @param reference the provider's id of the order; required with {@code PLACED}, absent otherwise
     * @param reason evidence of the finding; required with {@code NOT_PLACED}
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
     * Reports a booking that a person made by hand, for an order of the provider {@code insertion}. The first report
     * places the order, each further one updates it, one after {@code endsAt} settles it, and later ones correct it.
     *
     * @param reference number or address of the booking
     * @param cost total cost of the booking in the order's currency, as a decimal string
     * @param currency ISO 4217 currency of the cost; the order's currency when absent
     * @param startsAt moment at which the advertisement starts or started
     * @param endsAt moment at which the advertisement ends or ended
     * @param views number of views so far, null when the publisher does not report them
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
