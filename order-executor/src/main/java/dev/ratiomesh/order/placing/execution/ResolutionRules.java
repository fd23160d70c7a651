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

/** What becomes of an order of which nobody knew, once a person has found out. */
final class ResolutionRules {
    private ResolutionRules() {}

    /** @param quiet for how long after an unanswered request "not there" is not believed */
    static CommandResult decide(Order order, ResolveOrder found, Instant now, Duration quiet) {
        if (!(order instanceof Unconfirmed unconfirmed)) {
            return notInDoubt(order);
        }
        return switch (found.outcome()) {
            case PLACED -> placed(unconfirmed, found, now);
            case NOT_PLACED -> notPlaced(unconfirmed, found, now, quiet);
            case UNKNOWN ->
                new CommandDeclined(OrderRejectionCode.NOT_SUPPORTED, "outcome: must be PLACED or NOT_PLACED");
        };
    }

    private static CommandResult placed(Unconfirmed order, ResolveOrder found, Instant now) {
        String shape = "customers/" + order.proposal().account() + "/campaigns/";
        String reference = Objects.requireNonNullElse(found.reference(), "");
        boolean usable = reference.startsWith(shape)
                && reference.substring(shape.length()).matches("[1-9]\\d{0,18}");
        if (!usable) {
            return new CommandDeclined(
                    OrderRejectionCode.REFERENCE_INVALID, "reference: must be " + shape + " and the campaign's number");
        }
        ManualConfirmation voucher = new ManualConfirmation(found.by(), found.reason(), order.attempt());
        return new OrderChanged(order.confirmedManually(reference, voucher, now));
    }

    private static CommandResult notPlaced(Unconfirmed order, ResolveOrder found, Instant now, Duration quiet) {
        String reason = found.reason();
        if (reason == null || reason.isBlank()) {
            return new CommandDeclined(OrderRejectionCode.REASON_MISSING, "reason: must say how it was found out");
        }
        if (!order.absenceConfirmed(now, quiet)) {
            Instant open = Objects.requireNonNull(order.attempt().possiblyPlacedSince());
            return new CommandDeclined(
                    OrderRejectionCode.STILL_ON_ITS_WAY,
                    "a request of " + open + " may still be on its way to the provider; again after "
                            + open.plus(quiet));
        }
        return new OrderChanged(order.abandon(new EndRequest(found.by(), reason), now));
    }

    private static CommandDeclined notInDoubt(Order order) {
        boolean known = order instanceof LiveOrder || !order.inFlight();
        String why = order instanceof Sending
                ? "the provider is still being asked"
                : known ? "what became of it is known" : "it was not sent yet";
        return new CommandDeclined(
                known ? OrderRejectionCode.ALREADY_DECIDED : OrderRejectionCode.NOT_POSSIBLE_NOW,
                "only an order that is UNCONFIRMED can be resolved; this one is " + order.state() + ": " + why);
    }
}
