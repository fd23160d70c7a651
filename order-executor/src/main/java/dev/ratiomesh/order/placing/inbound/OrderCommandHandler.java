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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies a person's command to an order, or publishes a rejection with the reason. */
@ApplicationScoped
class OrderCommandHandler implements MessageHandler<OrderCommand, OrderRow> {
    private final OrderStore orders;
    private final DecisionContext context;
    private final OrderCommandRules rules;

    OrderCommandHandler(OrderStore orders, DecisionContext context, OrderCommandRules rules) {
        this.orders = orders;
        this.context = context;
        this.rules = rules;
    }

    @Override
    public String aggregateId(OrderCommand command) {
        return command.orderId();
    }

    @Override
    public Outcome<OrderRow> handle(@Nullable OrderRow row, Envelope envelope, OrderCommand command) {
        Instant now = context.now();
        CommandResult result = row == null
                ? rules.decide(null, null, command, now)
                : rules.decide(row.toOrder(), row.endRequest(), command, now);
        if (result instanceof CommandDeclined declined) {
            return Outcome.of(List.of(toRejection(command, envelope, declined, now)));
        }
        OrderRow order = Objects.requireNonNull(row);
        if (result instanceof EndRequested request) {
            order.requestEnd(request.endRequest());
            order.reschedule(now);
            return Outcome.of(List.of());
        }
        return applyChange(order, (OrderChanged) result, now);
    }

    /**
     * Applies the transition. Its money is booked in the same transaction, after the row is written. An order that was in
     * doubt is fenced: a lookup that is under way must not undo what the person found.
     */
    private Outcome<OrderRow> applyChange(OrderRow row, OrderChanged changed, Instant now) {
        Order next = changed.transition().next();
        boolean inDoubt = row.toOrder() instanceof InDoubtOrder;
        row.apply(next);
        Instant due = context.dueAt(next, row.endRequest());
        if (inDoubt) {
            row.fenceAndSchedule(due);
        } else {
            row.reschedule(due);
        }
        List<OutgoingEvent> events =
                changed.transition().events().stream().map(orders::toOutgoing).toList();
        return new Outcome<>(null, events, session -> orders.saveConsequences(session, changed.transition(), now)
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
