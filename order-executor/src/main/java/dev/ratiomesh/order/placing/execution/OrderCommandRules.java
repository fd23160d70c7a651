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

/** What a person's command does to an order, or why it does nothing. */
public final class OrderCommandRules {
    private final Duration absenceDelay;

    /** @param quiet for how long after an unanswered request "not there" is not believed */
    public OrderCommandRules(Duration quiet) {
        this.absenceDelay = quiet;
    }

    /** What came of a command. */
    public sealed interface CommandResult permits OrderChanged, EndRequested, CommandDeclined {}

    public record OrderChanged(Transition transition) implements CommandResult {}

    /** The order is at the provider, or may be: it ends as soon as it can, and is settled then. */
    public record EndRequested(EndRequest endRequest) implements CommandResult {}

    public record CommandDeclined(OrderRejectionCode code, String detail) implements CommandResult {}

    /**
     * Decides.
     *
     * @param order null when there is none of this id
     * @param ending the wish to end it that is already there
     */
    public CommandResult decide(@Nullable Order order, @Nullable EndRequest ending, OrderCommand command, Instant now) {
        if (order == null || belongsToAnother(order, command)) {
            return new CommandDeclined(
                    OrderRejectionCode.ORDER_UNKNOWN,
                    "tenant " + command.tenantId() + " has no order " + command.orderId() + " of campaign "
                            + command.campaignId());
        }
        if (command instanceof ApproveOrder approve) {
            return approve(order, ending, approve.by(), now);
        }
        if (command instanceof RejectOrder reject) {
            return order instanceof Proposed proposed
                    ? new OrderChanged(proposed.reject(reject.by(), reject.reason(), now))
                    : alreadyDecided(order);
        }
        if (command instanceof CancelOrder cancel) {
            return cancel(order, ending, new EndRequest(cancel.by(), cancel.reason()), now);
        }
        return command instanceof ResolveOrder found
                ? ResolutionRules.decide(order, found, now, absenceDelay)
                : InsertionReportRules.decide(order, (ReportInsertion) command, now);
    }

    private static boolean belongsToAnother(Order order, OrderCommand command) {
        return !order.proposal().tenantId().equals(command.tenantId())
                || !order.proposal().campaignId().equals(command.campaignId());
    }

    private static CommandResult approve(Order order, @Nullable EndRequest ending, String by, Instant now) {
        if (!(order instanceof Proposed proposed)) {
            return alreadyDecided(order);
        }
        if (ending != null) {
            return new CommandDeclined(
                    OrderRejectionCode.NOT_POSSIBLE_NOW, "the order is about to end: " + ending.reason());
        }
        return proposed.approvalExpired(now)
                ? new CommandDeclined(
                        OrderRejectionCode.EXPIRED,
                        "the time to approve ended at " + proposed.proposal().decideBy())
                : new OrderChanged(proposed.approve(by, now));
    }

    private static CommandResult cancel(Order order, @Nullable EndRequest before, EndRequest wish, Instant now) {
        if (order instanceof Proposed proposed) {
            return new OrderChanged(proposed.cancel(wish, now));
        }
        if (order instanceof Approved approved) {
            return new OrderChanged(approved.cancel(wish, now));
        }
        if (!order.inFlight()) {
            return alreadyDecided(order);
        }
        return before == null
                ? new EndRequested(wish)
                : new CommandDeclined(
                        OrderRejectionCode.ALREADY_DECIDED, "the order is already being ended: " + before.reason());
    }

    static CommandDeclined alreadyDecided(Order order) {
        return new CommandDeclined(OrderRejectionCode.ALREADY_DECIDED, "the order is " + order.state());
    }
}
