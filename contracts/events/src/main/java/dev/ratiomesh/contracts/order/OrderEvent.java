package dev.ratiomesh.contracts.order;

import dev.ratiomesh.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an order; each event carries the whole order as it then is, and says when. */
public sealed interface OrderEvent {

    String campaignId();

    String tenantId();

    Instant at();

    /** An event of an order that exists. */
    sealed interface OrderStateEvent extends OrderEvent {
        OrderView order();

        @Override
        default String campaignId() {
            return order().campaignId();
        }

        @Override
        default String tenantId() {
            return order().tenantId();
        }
    }

    /** The money is reserved. When {@code needsApproval}, a person decides next. */
    @EventType("order.proposed.v1")
    record OrderProposed(OrderView order, boolean needsApproval, Instant at) implements OrderStateEvent {}

    /** @param by the approver, or {@code auto} within the brief's {@code autoApproveUpTo} */
    @EventType("order.approved.v1")
    record OrderApproved(OrderView order, String by, Instant at) implements OrderStateEvent {}

    @EventType("order.rejected.v1")
    record OrderRejected(OrderView order, String by, String reason, Instant at) implements OrderStateEvent {}

    @EventType("order.placed.v1")
    record OrderPlaced(OrderView order, Instant at) implements OrderStateEvent {}

    @EventType("order.progressed.v1")
    record OrderProgressed(OrderView order, Instant at) implements OrderStateEvent {}

    @EventType("order.unconfirmed.v1")
    record OrderUnconfirmed(OrderView order, String detail, Instant at) implements OrderStateEvent {}

    @EventType("order.settled.v1")
    record OrderSettled(OrderView order, String reason, Instant at) implements OrderStateEvent {}

    @EventType("order.cancelled.v1")
    record OrderCancelled(OrderView order, String by, String reason, Instant at) implements OrderStateEvent {}

    /**
     * A target asked for an order and a rule or the provider said no. Said once until the reason changes.
     *
     * @param order null when the order was refused before it existed
     * @param detail the reason in words, with the numbers it rests on
     */
    @EventType("order.refused.v1")
    record OrderRefused(
            String campaignId, String tenantId, RefusalCode code, String detail, @Nullable OrderView order, Instant at)
            implements OrderEvent {}

    /**
     * A command that was understood and cannot be carried out; nothing changed.
     *
     * @param orderId the order meant, as it was given
     * @param tenantId as it was given; an order of another tenant is as unknown as one that does not exist
     * @param commandId the command's {@code ce_id}
     * @param commandType the command's {@code ce_type}
     * @param code the reason, for programs
     * @param detail the reason in words, with the order's state
     */
    @EventType("order.command-rejected.v1")
    record OrderCommandRejected(
            String orderId,
            String campaignId,
            String tenantId,
            String commandId,
            String commandType,
            OrderRejectionCode code,
            String detail,
            Instant at)
            implements OrderEvent {}
}
