package dev.ratiomesh.contracts.order;

import dev.ratiomesh.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of an order; carries the whole order after the change, and its moment. */
public sealed interface OrderEvent {

    String campaignId();

    String tenantId();

    Instant at();

    /** An event of an existing order. */
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

    /** The order is proposed and its money is reserved. With {@code needsApproval}, a person decides next. */
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
     * A rule or the provider refused the order that a target asked for. Published once until the reason changes.
     *
     * @param order null when the order was refused before it existed
     * @param detail reason for people, with its figures
     */
    @EventType("order.refused.v1")
    record OrderRefused(
            String campaignId, String tenantId, RefusalCode code, String detail, @Nullable OrderView order, Instant at)
            implements OrderEvent {}

    /**
     * An event that says that a valid command cannot be carried out; nothing changed.
     *
     * @param orderId the command's order, as given
     * @param tenantId as given; an order of another tenant is reported as unknown, like one that does not exist
     * @param commandId the command's {@code ce_id}
     * @param commandType the command's {@code ce_type}
     * @param code reason for programs
     * @param detail reason for people, with the order's state
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
