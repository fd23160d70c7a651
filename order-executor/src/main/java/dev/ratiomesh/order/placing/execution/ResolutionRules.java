package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.contracts.order.OrderCommand.ResolveOrder;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandDeclined;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.CommandResult;
import dev.ratiomesh.order.placing.execution.OrderCommandRules.OrderChanged;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.ManualConfirmation;
import dev.ratiomesh.order.placing.state.Sending;
import dev.ratiomesh.order.placing.state.Unconfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Decides what a person's finding means for an order that is in doubt. */
final class ResolutionRules {
    private ResolutionRules() {}

    /** @param absenceDelay how long after an unanswered request a person's "not there" is not accepted */
    static CommandResult decide(Order order, ResolveOrder command, Instant now, Duration absenceDelay) {
        if (!(order instanceof Unconfirmed unconfirmed)) {
            return notInDoubt(order);
        }
        return switch (command.outcome()) {
            case PLACED -> placed(unconfirmed, command, now);
            case NOT_PLACED -> notPlaced(unconfirmed, command, now, absenceDelay);
            case UNKNOWN ->
                new CommandDeclined(OrderRejectionCode.NOT_SUPPORTED, "outcome: must be PLACED or NOT_PLACED");
        };
    }

    private static CommandResult placed(Unconfirmed order, ResolveOrder command, Instant now) {
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

    private static CommandResult notPlaced(
            Unconfirmed order, ResolveOrder command, Instant now, Duration absenceDelay) {
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
        String explanation = order instanceof Sending
                ? "the look-up at the provider still goes on"
                : known ? "its outcome is known" : "it was not sent yet";
        return new CommandDeclined(
                known ? OrderRejectionCode.ALREADY_DECIDED : OrderRejectionCode.NOT_POSSIBLE_NOW,
                "only an order that is UNCONFIRMED can be resolved; this one is " + order.state() + ": " + explanation);
    }
}
