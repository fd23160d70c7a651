package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.Approved;
import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.NextAction;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Proposed;
import dev.ratiomesh.order.placing.state.Transition;
import java.util.Objects;

/** What the time that has come asks of an order. */
public final class DueActionPolicy {
    private DueActionPolicy() {}

    public static WorkStep decide(OrderSnapshot standing) {
        Order order = standing.order();
        NextAction errand = order.nextAction(standing.endRequest(), standing.now());
        return switch (errand) {
            case NONE -> standing.save();
            case CANCEL -> standing.save(cancelled(standing));
            case SEND -> send((Approved) order, standing);
            case STOP ->
                order.proposal().provider().isAutomatic()
                        ? new WorkStep.CallProvider(errand, order)
                        : ended((LiveOrder) order, standing);
            case VALIDATE, LOOK_UP, REPORT, SETTLE -> new WorkStep.CallProvider(errand, order);
        };
    }

    private static WorkStep send(Approved approved, OrderSnapshot standing) {
        return new WorkStep.Send(
                approved.proposal(),
                approved.endWhenSentAt(standing.now()),
                requestHash -> approved.send(requestHash, standing.now()));
    }

    /** A booking cannot be stopped by a program, and its cost is known: it is over for us. */
    private static WorkStep ended(LiveOrder shown, OrderSnapshot standing) {
        OrderSnapshot ending =
                shown.endReason(false, standing.now()).map(standing::endRequest).orElse(standing);
        EndRequest why = Objects.requireNonNull(ending.endRequest());
        return ending.save(shown.settled(why, standing.now()));
    }

    private static Transition cancelled(OrderSnapshot standing) {
        EndRequest ending = cancelReason(standing);
        return standing.order() instanceof Proposed proposed
                ? proposed.cancel(ending, standing.now())
                : ((Approved) standing.order()).cancel(ending, standing.now());
    }

    private static EndRequest cancelReason(OrderSnapshot standing) {
        if (standing.endRequest() != null) {
            return standing.endRequest();
        }
        boolean undecided = standing.order() instanceof Proposed proposed && proposed.approvalExpired(standing.now());
        return EndRequest.auto(undecided ? "nobody decided in time" : "too little of its time is left to send it");
    }
}
