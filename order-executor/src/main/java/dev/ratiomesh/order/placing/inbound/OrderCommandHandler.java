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
    private final DecisionContext context;
    private final OrderCommandRules rules;

    OrderCommandHandler(OrderStore orders, DecisionContext rulebook, OrderCommandRules commands) {
        this.rules = commands;
        this.orders = orders;
        this.context = rulebook;
    }

    @Override
    public String aggregateId(OrderCommand command) {
        return command.orderId();
    }

    @Override
    public Outcome<OrderRow> handle(@Nullable OrderRow row, Envelope envelope, OrderCommand command) {
        Instant now = context.now();
        CommandResult answer = row == null
                ? rules.decide(null, null, command, now)
                : rules.decide(row.toOrder(), row.endRequest(), command, now);
        if (answer instanceof CommandDeclined declined) {
            return Outcome.of(List.of(toRejection(command, envelope, declined, now)));
        }
        OrderRow order = java.util.Objects.requireNonNull(row);
        if (answer instanceof EndRequested wished) {
            order.requestEnd(wished.ending());
            order.reschedule(now);
            return Outcome.of(List.of());
        }
        return applyChange(order, (OrderChanged) answer, now);
    }

    /** The money follows in the same transaction, once the row is written. */
    private Outcome<OrderRow> applyChange(OrderRow row, OrderChanged changed, Instant now) {
        Order next = changed.decision().next();
        boolean unsettled = row.toOrder() instanceof InDoubtOrder;
        row.apply(next);
        Instant due = context.dueAt(next, row.endRequest());
        if (unsettled) {
            row.fenceAndSchedule(due);
        } else {
            row.reschedule(due);
        }
        List<OutgoingEvent> said =
                changed.decision().events().stream().map(orders::toOutgoing).toList();
        return new Outcome<>(null, said, session -> orders.saveConsequences(session, changed.decision(), now)
                .replaceWith(List.of()));
    }

    private static OutgoingEvent toRejection(
            OrderCommand command, Envelope envelope, CommandDeclined declined, Instant now) {
        return OrderStore.toEvent(new OrderCommandRejected(
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
