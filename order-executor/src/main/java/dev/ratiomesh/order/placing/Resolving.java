package dev.ratiomesh.order.placing;

import dev.ratiomesh.contracts.order.OrderCommand.ResolveOrder;
import dev.ratiomesh.contracts.order.OrderRejectionCode;
import dev.ratiomesh.order.placing.Commands.Answer;
import dev.ratiomesh.order.placing.Commands.Changed;
import dev.ratiomesh.order.placing.Commands.Declined;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What becomes of an order of which nobody knew, once a person has found out. */
final class Resolving {
    private Resolving() {}

    /** @param quiet for how long after an unanswered request "not there" is not believed */
    static Answer decide(Order order, ResolveOrder found, Instant now, Duration quiet) {
        if (!(order instanceof Unconfirmed unconfirmed)) {
            return notOpen(order);
        }
        return switch (found.outcome()) {
            case PLACED -> placed(unconfirmed, found, now);
            case NOT_PLACED -> notPlaced(unconfirmed, found, now, quiet);
            case UNKNOWN -> new Declined(OrderRejectionCode.NOT_SUPPORTED, "outcome: must be PLACED or NOT_PLACED");
        };
    }

    private static Answer placed(Unconfirmed order, ResolveOrder found, Instant now) {
        String shape = "customers/" + order.proposal().account() + "/campaigns/";
        String reference = Objects.requireNonNullElse(found.reference(), "");
        boolean usable = reference.startsWith(shape)
                && reference.substring(shape.length()).matches("[1-9]\\d{0,18}");
        if (!usable) {
            return new Declined(
                    OrderRejectionCode.REFERENCE_INVALID, "reference: must be " + shape + " and the campaign's number");
        }
        Voucher voucher = new Voucher(found.by(), found.reason(), order.attempt());
        return new Changed(order.vouched(reference, voucher, now));
    }

    private static Answer notPlaced(Unconfirmed order, ResolveOrder found, Instant now, Duration quiet) {
        String reason = found.reason();
        if (reason == null || reason.isBlank()) {
            return new Declined(OrderRejectionCode.REASON_MISSING, "reason: must say how it was found out");
        }
        if (!order.isSurelyAbsent(now, quiet)) {
            Instant open = Objects.requireNonNull(order.attempt().openSince());
            return new Declined(
                    OrderRejectionCode.STILL_ON_ITS_WAY,
                    "a request of " + open + " may still be on its way to the provider; again after "
                            + open.plus(quiet));
        }
        return new Changed(order.givenUp(new Ending(found.by(), reason), now));
    }

    private static Declined notOpen(Order order) {
        boolean known = order instanceof Shown || !order.inFlight();
        String why = order instanceof Sending
                ? "the provider is still being asked"
                : known ? "what became of it is known" : "it was not sent yet";
        return new Declined(
                known ? OrderRejectionCode.ALREADY_DECIDED : OrderRejectionCode.NOT_POSSIBLE_NOW,
                "only an order that is UNCONFIRMED can be resolved; this one is " + order.state() + ": " + why);
    }
}
