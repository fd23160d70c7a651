package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderCommand.CancelOrder;
import dev.ratiomesh.contracts.order.OrderCommand.RejectOrder;
import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderCommand.ResolveOrder;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.placing.state.Approved;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Proposed;
import dev.ratiomesh.order.placing.state.Transition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides a person's command on an order: a transition, a request to end it, or a rejection with its reason. */
public final class OrderCommandRules {
    private final Duration absenceDelay;

    /** @param absenceDelay how long after an unanswered request a person's "not there" is not accepted */
    public OrderCommandRules(Duration absenceDelay) {
        this.absenceDelay = absenceDelay;
    }

    /** The outcome of a command. */
    public sealed interface CommandResult permits OrderChanged, EndRequested, CommandDeclined {}

    /** The command changes the order. */
    public record OrderChanged(Transition transition) implements CommandResult {}

    /** The order is at the provider, or may be: it ends as soon as its state allows, and is settled then. */
    public record EndRequested(EndRequest endRequest) implements CommandResult {}

    /** The command is not carried out; the detail is a sentence for people. */
    public record CommandDeclined(OrderRejectionCode code, String detail) implements CommandResult {}

    /**
     * Decides a command.
     *
     * @param order null when there is none of this id
     * @param endRequest the request to end the order that exists already; null when there is none
     */
    public CommandResult decide(
            @Nullable Order order, @Nullable EndRequest endRequest, OrderCommand command, Instant now) {
        if (order == null || belongsToAnother(order, command)) {
            return new CommandDeclined(
                    OrderRejectionCode.ORDER_UNKNOWN,
                    "tenant " + command.tenantId() + " has no order " + command.orderId() + " of campaign "
                            + command.campaignId());
        }
        if (command instanceof ApproveOrder approve) {
            return approve(order, endRequest, approve.by(), now);
        }
        if (command instanceof RejectOrder reject) {
            return order instanceof Proposed proposed
                    ? new OrderChanged(proposed.reject(reject.by(), reject.reason(), now))
                    : alreadyDecided(order);
        }
        if (command instanceof CancelOrder cancel) {
            return cancel(order, endRequest, new EndRequest(cancel.by(), cancel.reason()), now);
        }
        return command instanceof ResolveOrder resolve
                ? ResolutionRules.decide(order, resolve, now, absenceDelay)
                : InsertionReportRules.decide(order, (ReportInsertion) command, now);
    }

    private static boolean belongsToAnother(Order order, OrderCommand command) {
        return !order.proposal().tenantId().equals(command.tenantId())
                || !order.proposal().campaignId().equals(command.campaignId());
    }

    private static CommandResult approve(Order order, @Nullable EndRequest endRequest, String by, Instant now) {
        if (!(order instanceof Proposed proposed)) {
            return alreadyDecided(order);
        }
        if (endRequest != null) {
            return new CommandDeclined(
                    OrderRejectionCode.NOT_POSSIBLE_NOW, "the order is about to end: " + endRequest.reason());
        }
        return proposed.approvalExpired(now)
                ? new CommandDeclined(
                        OrderRejectionCode.EXPIRED,
                        "the time to approve ended at " + proposed.proposal().decideBy())
                : new OrderChanged(proposed.approve(by, now));
    }

    private static CommandResult cancel(
            Order order, @Nullable EndRequest existing, EndRequest endRequest, Instant now) {
        if (order instanceof Proposed proposed) {
            return new OrderChanged(proposed.cancel(endRequest, now));
        }
        if (order instanceof Approved approved) {
            return new OrderChanged(approved.cancel(endRequest, now));
        }
        if (!order.inFlight()) {
            return alreadyDecided(order);
        }
        return existing == null
                ? new EndRequested(endRequest)
                : new CommandDeclined(
                        OrderRejectionCode.ALREADY_DECIDED, "the order is already being ended: " + existing.reason());
    }

    static CommandDeclined alreadyDecided(Order order) {
        return new CommandDeclined(OrderRejectionCode.ALREADY_DECIDED, "the order is " + order.state());
    }
}
