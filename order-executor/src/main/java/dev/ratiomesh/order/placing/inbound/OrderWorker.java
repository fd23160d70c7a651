package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.placing.execution.DueActionPolicy;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.outbound.googleads.ExchangeLog;
import dev.ratiomesh.order.placing.outbound.googleads.ExchangeRecorder;
import dev.ratiomesh.order.placing.state.Order;
import dev.ratiomesh.order.placing.state.UnsentOrder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Does for a claimed order what is due. Calls to the provider are made after a commit and never within a transaction. */
@ApplicationScoped
class OrderWorker {
    private final ClaimedOrders desk;
    private final ProviderFollowUp checking;
    private final SendWorker sending;
    private final FollowWork following;
    private final ExchangeLog exchanges;

    OrderWorker(
            ClaimedOrders desk,
            ProviderFollowUp checking,
            SendWorker sending,
            FollowWork following,
            ExchangeLog exchanges) {
        this.desk = desk;
        this.checking = checking;
        this.sending = sending;
        this.following = following;
        this.exchanges = exchanges;
    }

    /** Due work that is left after the first transaction. */
    interface WorkPause {
        Uni<Void> go();
    }

    Uni<Void> on(Claim claim) {
        ExchangeRecorder diary = exchanges.open();
        return desk.with(claim, open -> begin(claim, open, DueActionPolicy.decide(open.standing())))
                .chain(rest -> rest.map(WorkPause::go).orElse(Uni.createFrom().voidItem()))
                .eventually(() -> exchanges.writeRest(claim.id(), diary));
    }

    private Uni<WorkPause> begin(Claim claim, ClaimedOrders.ClaimedOrder open, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            return sending.begin(claim, open, send);
        }
        if (step instanceof WorkStep.CallProvider call) {
            WorkPause rest = () -> call(claim, call);
            return Uni.createFrom().item(rest);
        }
        return open.write(step).replaceWith(nothing());
    }

    private Uni<Void> call(Claim claim, WorkStep.CallProvider call) {
        Order order = call.order();
        return switch (call.action()) {
            case VALIDATE -> checking.check(claim, (UnsentOrder) order);
            case LOOK_UP -> sending.recover(claim, order.proposal());
            case REPORT, SETTLE -> following.report(claim, order);
            case STOP -> following.end(claim, order);
            case NONE, CANCEL, SEND -> throw new IllegalStateException(call.action() + " is no call to a provider");
        };
    }

    static WorkPause nothing() {
        return () -> Uni.createFrom().voidItem();
    }
}
