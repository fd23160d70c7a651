package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.contracts.order.OrderCommand.ApproveOrder;
import dev.ratiomesh.contracts.order.OrderCommand.CancelOrder;
import dev.ratiomesh.contracts.order.OrderCommand.RejectOrder;
import dev.ratiomesh.contracts.order.OrderCommand.ReportInsertion;
import dev.ratiomesh.contracts.order.OrderCommand.ResolveOrder;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.placing.state.InDoubtOrder;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides a person's command on an order: a transition, a request to end it, or a rejection with its reason. */
public final class OrderCommandRules {
    private final Duration absenceDelay;

    /** @param absenceDelay time after an unanswered request in which a person's NOT_PLACED is rejected */
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
            return order instanceof UnsentOrder.Proposed proposed
                    ? new OrderChanged(proposed.reject(reject.by(), reject.reason(), now))
                    : alreadyDecided(order);
        }
        if (command instanceof CancelOrder cancel) {
            return cancel(order, endRequest, new EndRequest(cancel.by(), cancel.reason()), now);
        }
        return command instanceof ResolveOrder resolve
                ? resolve(order, resolve, now)
                : InsertionReportRules.decide(order, (ReportInsertion) command, now);
    }

    private static boolean belongsToAnother(Order order, OrderCommand command) {
        return !order.proposal().tenantId().equals(command.tenantId())
                || !order.proposal().campaignId().equals(command.campaignId());
    }

    private static CommandResult approve(Order order, @Nullable EndRequest endRequest, String by, Instant now) {
        if (!(order instanceof UnsentOrder.Proposed proposed)) {
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
        if (order instanceof UnsentOrder.Proposed proposed) {
            return new OrderChanged(proposed.cancel(endRequest, now));
        }
        if (order instanceof UnsentOrder.Approved approved) {
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

    /** Decides a person's finding about an order in doubt. */
    private CommandResult resolve(Order order, ResolveOrder command, Instant now) {
        if (!(order instanceof InDoubtOrder.Unconfirmed unconfirmed)) {
            return notInDoubt(order);
        }
        return switch (command.outcome()) {
            case PLACED -> placed(unconfirmed, command, now);
            case NOT_PLACED -> notPlaced(unconfirmed, command, now);
            case UNKNOWN ->
                new CommandDeclined(OrderRejectionCode.NOT_SUPPORTED, "outcome: must be PLACED or NOT_PLACED");
        };
    }

    private static CommandResult placed(InDoubtOrder.Unconfirmed order, ResolveOrder command, Instant now) {
        String prefix = "customers/" + order.proposal().account() + "/campaigns/";
        String reference = Objects.requireNonNullElse(command.reference(), "");
        boolean usable = reference.startsWith(prefix)
                && reference.substring(prefix.length()).matches("[1-9]\\d{0,18}");
        if (!usable) {
            return new CommandDeclined(
                    OrderRejectionCode.REFERENCE_INVALID,
                    "reference: must be " + prefix + " and the campaign's number");
        }
        ManualConfirmation confirmation = new ManualConfirmation(command.by(), command.reason(), order.attempt());
        return new OrderChanged(order.confirmedManually(reference, confirmation, now));
    }

    private CommandResult notPlaced(InDoubtOrder.Unconfirmed order, ResolveOrder command, Instant now) {
        String reason = command.reason();
        if (reason == null || reason.isBlank()) {
            return new CommandDeclined(
                    OrderRejectionCode.REASON_MISSING, "reason: must say how the absence was found out");
        }
        if (!order.absenceConfirmed(now, absenceDelay)) {
            Instant sentAt = Objects.requireNonNull(order.attempt().possiblyPlacedSince());
            return new CommandDeclined(
                    OrderRejectionCode.STILL_ON_ITS_WAY,
                    "a request of " + sentAt + " may still be on its way to the provider; try again after "
                            + sentAt.plus(absenceDelay));
        }
        return new OrderChanged(order.abandon(new EndRequest(command.by(), reason), now));
    }

    private static CommandDeclined notInDoubt(Order order) {
        boolean known = order instanceof LiveOrder || !order.inFlight();
        String explanation = order instanceof InDoubtOrder.Sending
                ? "the look-up at the provider still goes on"
                : known ? "its outcome is known" : "it was not sent yet";
        return new CommandDeclined(
                known ? OrderRejectionCode.ALREADY_DECIDED : OrderRejectionCode.NOT_POSSIBLE_NOW,
                "only an order that is UNCONFIRMED can be resolved; this one is " + order.state() + ": " + explanation);
    }

    static CommandDeclined alreadyDecided(Order order) {
        return new CommandDeclined(OrderRejectionCode.ALREADY_DECIDED, "the order is " + order.state());
    }
}
