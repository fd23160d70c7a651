package dev.ratiomesh.order.placing.execution;

import dev.ratiomesh.order.placing.state.LiveOrder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.Order.EndRequest;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import dev.ratiomesh.order.placing.state.Transition;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import java.util.Objects;

/** Decides the step of an order that is due. */
public final class DueActionPolicy {
    private DueActionPolicy() {}

    /** Returns the step for the order's next action. */
    public static WorkStep decide(OrderSnapshot snapshot) {
        Order order = snapshot.order();
        NextAction action = order.nextAction(snapshot.endRequest(), snapshot.now());
        return switch (action) {
            case NONE -> snapshot.save();
            case CANCEL -> snapshot.save(cancelled(snapshot));
            case SEND -> send((UnsentOrder.Approved) order, snapshot);
            case STOP ->
                order.proposal().provider().isAutomatic()
                        ? new WorkStep.CallProvider(action, order)
                        : ended((LiveOrder) order, snapshot);
            case VALIDATE, LOOK_UP, REPORT, SETTLE -> new WorkStep.CallProvider(action, order);
        };
    }

    private static WorkStep send(UnsentOrder.Approved approved, OrderSnapshot snapshot) {
        return new WorkStep.Send(
                approved.proposal(),
                approved.endWhenSentAt(snapshot.now()),
                requestHash -> approved.send(requestHash, snapshot.now()));
    }

    /** Settles a booking: no program can stop it, and its cost is known. */
    private static WorkStep ended(LiveOrder live, OrderSnapshot snapshot) {
        OrderSnapshot withEnd = live.endReason(false, snapshot.now())
                .map(snapshot::withEndRequest)
                .orElse(snapshot);
        EndRequest endRequest = Objects.requireNonNull(withEnd.endRequest());
        return withEnd.save(live.settled(endRequest, snapshot.now()));
    }

    private static Transition cancelled(OrderSnapshot snapshot) {
        EndRequest endRequest = cancelReason(snapshot);
        return snapshot.order() instanceof UnsentOrder.Proposed proposed
                ? proposed.cancel(endRequest, snapshot.now())
                : ((UnsentOrder.Approved) snapshot.order()).cancel(endRequest, snapshot.now());
    }

    private static EndRequest cancelReason(OrderSnapshot snapshot) {
        if (snapshot.endRequest() != null) {
            return snapshot.endRequest();
        }
        boolean unapproved =
                snapshot.order() instanceof UnsentOrder.Proposed proposed && proposed.approvalExpired(snapshot.now());
        return EndRequest.auto(
                unapproved ? "it was not approved in time" : "too little of its time is left to send it");
    }
}
