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
 * Commands about orders that come over HTTP. What cannot be carried out as the order stands is answered at once; the rest
 * goes onto {@code order.commands} and means there what it means here.
 */
@ApplicationScoped
class OrderCommandGateway {
    /** The order may be told again as it is; the rest of the codes say that something in the command is wrong. */
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
            OrderCommandRules commands,
            DecisionContext rulebook) {
        this.gateway = gateway;
        this.orders = orders;
        this.inbox = inbox;
        this.rules = commands;
        this.context = rulebook;
    }

    /** Fails with 404 for what is not there or not the caller's, 409 for what the order's state forbids, else 422. */
    Uni<Response> submit(String id, @Nullable String key, Function<OrderProposal, OrderCommand> command) {
        return orders.findOrder(id)
                .map(found -> gateway.requireOwn(
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
