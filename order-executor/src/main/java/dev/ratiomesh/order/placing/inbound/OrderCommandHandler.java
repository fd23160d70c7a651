package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCommandRejected;
import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.store.MessageHandler;
import dev.ratiomesh.order.placing.execution.OrderCommandRules;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandDeclined;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandResult;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.EndRequested;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.OrderChanged;
import dev.ratiomesh.order.placing.outbound.store.OrderRow;
import dev.ratiomesh.order.placing.outbound.store.OrderStore;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.Order;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out what a person decided about an order, or answers why not. */
@ApplicationScoped
class OrderCommandHandler implements MessageHandler<OrderCommand, OrderRow> {
    private final OrderStore orders;
    private final DecisionContext rulebook;
    private final OrderCommandRules commands;

    OrderCommandHandler(OrderStore orders, DecisionContext rulebook, OrderCommandRules commands) {
        this.commands = commands;
        this.orders = orders;
        this.rulebook = rulebook;
    }

    @Override
    public String aggregateId(OrderCommand command) {
        return command.orderId();
    }

    @Override
    public Outcome<OrderRow> handle(@Nullable OrderRow row, Envelope envelope, OrderCommand command) {
        Instant now = rulebook.now();
        CommandResult answer = row == null
                ? commands.decide(null, null, command, now)
                : commands.decide(row.toOrder(), row.ending(), command, now);
        if (answer instanceof CommandDeclined declined) {
            return Outcome.of(List.of(rejected(command, envelope, declined, now)));
        }
        OrderRow order = java.util.Objects.requireNonNull(row);
        if (answer instanceof EndRequested wished) {
            order.end(wished.endRequest());
            order.remind(now);
            return Outcome.of(List.of());
        }
        return changed(order, (OrderChanged) answer, now);
    }

    /** The money follows in the same transaction, once the row is written. */
    private Outcome<OrderRow> changed(OrderRow row, OrderChanged changed, Instant now) {
        Order next = changed.transition().next();
        boolean unsettled = row.toOrder() instanceof InDoubtOrder;
        row.take(next);
        Instant due = rulebook.dueAt(next, row.ending());
        if (unsettled) {
            row.takenOver(due);
        } else {
            row.remind(due);
        }
        List<OutgoingEvent> said =
                changed.transition().events().stream().map(orders::toOutgoing).toList();
        return new Outcome<>(null, said, session -> orders.account(session, changed.transition(), now)
                .replaceWith(List.of()));
    }

    private static OutgoingEvent rejected(
            OrderCommand command, Envelope envelope, CommandDeclined declined, Instant now) {
        return OrderStore.outgoing(new OrderCommandRejected(
                command.orderId(),
                command.campaignId(),
                command.tenantId(),
                envelope.id(),
                envelope.type(),
                declined.code(),
                declined.detail(),
                now));
    }
}
