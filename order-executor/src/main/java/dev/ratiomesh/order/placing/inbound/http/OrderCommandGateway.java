package dev.ratiomesh.order.placing.inbound.http;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.http.CommandGateway;
import dev.ratiomesh.delivery.http.HttpCommand;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.delivery.store.InboxQueries;
import dev.ratiomesh.order.placing.execution.OrderCommandRules;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandDeclined;
import dev.ratiomesh.order.placing.inbound.DecisionContext;
import dev.ratiomesh.order.placing.inbound.OrderCommandTopic;
import dev.ratiomesh.order.placing.outbound.store.OrderQueries;
import dev.ratiomesh.order.placing.outbound.store.OrderRow;
import dev.ratiomesh.order.placing.state.OrderProposal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts commands about orders from HTTP onto {@code order.commands}. A command that the order's present state does not allow
 * is rejected at once; the topic's handler decides again under the lock, with the same rules.
 */
@ApplicationScoped
class OrderCommandGateway {
    /**
     * Codes that depend on the order's state, answered with 409. All other codes say that the command is wrong: 422.
     */
    private static final Set<OrderRejectionCode> CONFLICTS = Set.of(
            OrderRejectionCode.ALREADY_DECIDED,
            OrderRejectionCode.EXPIRED,
            OrderRejectionCode.NOT_POSSIBLE_NOW,
            OrderRejectionCode.WRONG_PROVIDER,
            OrderRejectionCode.STILL_ON_ITS_WAY,
            OrderRejectionCode.NOTHING_NEW);

    private final CommandGateway gateway;
    private final OrderQueries orders;
    private final InboxQueries inbox;
    private final OrderCommandRules rules;
    private final DecisionContext context;

    OrderCommandGateway(
            CommandGateway gateway,
            OrderQueries orders,
            InboxQueries inbox,
            OrderCommandRules rules,
            DecisionContext context) {
        this.gateway = gateway;
        this.orders = orders;
        this.inbox = inbox;
        this.rules = rules;
        this.context = context;
    }

    /**
     * Sends the command about an order of the caller's tenant.
     *
     * @param key the idempotency key, null when there is none
     * @param command makes the command from the order's proposal
     * @return 202; fails with 404 for an unknown order or one of another tenant, with 409 or 422 for a rejected command
     */
    Uni<Response> submit(String id, @Nullable String key, Function<OrderProposal, OrderCommand> command) {
        return orders.findOrder(id)
                .map(found -> gateway.requireVisible(
                        found, row -> row.toOrder().proposal().tenantId(), "Order " + id))
                .chain(row -> send(row, key, command.apply(row.toOrder().proposal())));
    }

    private Uni<Response> send(OrderRow row, @Nullable String key, OrderCommand command) {
        OutgoingEvent outgoing =
                new OutgoingEvent(Topic.ORDER_COMMANDS, command.campaignId(), command.tenantId(), command);
        return gateway.send(
                HttpCommand.about(command.orderId(), outgoing, key, "/api/orders/" + command.orderId()),
                messageId -> inbox.wasHandled(OrderCommandTopic.CHANNEL, messageId),
                () -> Uni.createFrom().item(rejection(row, command)));
    }

    private Optional<ProblemException> rejection(OrderRow row, OrderCommand command) {
        return rules.decide(row.toOrder(), row.endRequest(), command, context.now()) instanceof CommandDeclined declined
                ? Optional.of(ProblemException.rejected(
                        CONFLICTS.contains(declined.code()) ? 409 : 422, declined.code(), null, declined.detail()))
                : Optional.empty();
    }
}
