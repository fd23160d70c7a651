package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.http.Accepted;
import dev.ratiomesh.delivery.http.Caller;
import dev.ratiomesh.delivery.http.ProblemException;
import dev.ratiomesh.order.placing.Commands;
import dev.ratiomesh.order.placing.Commands.Declined;
import dev.ratiomesh.order.placing.Proposal;
import dev.ratiomesh.order.placing.outbound.OrderQueries;
import dev.ratiomesh.order.placing.outbound.OrderRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Commands about orders that come over HTTP. What cannot be carried out as the order stands is answered at once; the rest
 * goes onto {@code order.commands} and means there what it means here.
 */
@ApplicationScoped
class HttpDecisions {
    /** The order may be told again as it is; the rest of the codes say that something in the command is wrong. */
    private static final Set<OrderRejectionCode> CONFLICTS = Set.of(
            OrderRejectionCode.ALREADY_DECIDED,
            OrderRejectionCode.EXPIRED,
            OrderRejectionCode.NOT_POSSIBLE_NOW,
            OrderRejectionCode.WRONG_PROVIDER,
            OrderRejectionCode.STILL_ON_ITS_WAY,
            OrderRejectionCode.NOTHING_NEW);

    private final Caller caller;
    private final Accepted accepted;
    private final OrderQueries orders;
    private final Commands commands;
    private final Rulebook rulebook;

    HttpDecisions(Caller caller, Accepted accepted, OrderQueries orders, Commands commands, Rulebook rulebook) {
        this.caller = caller;
        this.accepted = accepted;
        this.orders = orders;
        this.commands = commands;
        this.rulebook = rulebook;
    }

    /** Fails with 404 for what is not there or not the caller's, 409 for what the order's state forbids, else 422. */
    Uni<Response> take(String id, @Nullable String key, Function<Proposal, OrderCommand> command) {
        return orders.order(id)
                .map(found -> found.filter(
                                row -> caller.mayAct(row.toOrder().proposal().tenantId()))
                        .orElseThrow(() -> ProblemException.notFound("Order " + id)))
                .chain(row -> send(row, key, command.apply(row.toOrder().proposal())));
    }

    private Uni<Response> send(OrderRow row, @Nullable String key, OrderCommand command) {
        Outgoing outgoing = new Outgoing(Topic.ORDER_COMMANDS, command.campaignId(), command.tenantId(), command);
        String scoped = key == null ? null : command.orderId() + "/" + key;
        return isRepeated(outgoing, scoped)
                .invoke(repeated -> {
                    if (!repeated) {
                        requirePossible(row, command);
                    }
                })
                .chain(() -> accepted.command(outgoing, scoped, "/api/orders/" + command.orderId()));
    }

    /** What was carried out under this key is not judged by what it has made of the order. */
    private Uni<Boolean> isRepeated(Outgoing command, @Nullable String key) {
        return key == null
                ? Uni.createFrom().item(false)
                : orders.wasHandled(CommandTopic.CHANNEL, Accepted.messageId(command, key));
    }

    private void requirePossible(OrderRow row, OrderCommand command) {
        if (commands.decide(row.toOrder(), row.ending(), command, rulebook.now()) instanceof Declined declined) {
            int status = CONFLICTS.contains(declined.code()) ? 409 : 422;
            throw new ProblemException(status, declined.code().name(), declined.detail());
        }
    }
}
