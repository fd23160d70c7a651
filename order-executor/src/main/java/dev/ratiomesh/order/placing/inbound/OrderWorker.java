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
    private final ClaimedOrders orders;
    private final ProviderFollowUp followUp;
    private final SendWorker sender;
    private final FollowWork followWork;
    private final ExchangeLog exchanges;

    OrderWorker(
            ClaimedOrders desk,
            ProviderFollowUp checking,
            SendWorker sending,
            FollowWork following,
            ExchangeLog exchanges) {
        this.orders = desk;
        this.followUp = checking;
        this.sender = sending;
        this.followWork = following;
        this.exchanges = exchanges;
    }

    /** Due work that is left after the first transaction. */
    interface AfterCommit {
        Uni<Void> run();
    }

    Uni<Void> handle(Claim claim) {
        ExchangeRecorder diary = exchanges.startRecording();
        return orders.inTransaction(claim, open -> start(claim, open, DueActionPolicy.step(open.snapshot())))
                .chain(rest -> rest.map(AfterCommit::run).orElse(Uni.createFrom().voidItem()))
                .eventually(() -> exchanges.saveRemaining(claim.id(), diary));
    }

    private Uni<AfterCommit> start(Claim claim, ClaimedOrders.ClaimedOrder open, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            return sender.start(claim, open, send);
        }
        if (step instanceof WorkStep.CallProvider call) {
            AfterCommit rest = () -> call(claim, call);
            return Uni.createFrom().item(rest);
        }
        return open.save(step).replaceWith(nothingLeft());
    }

    private Uni<Void> call(Claim claim, WorkStep.CallProvider call) {
        Order order = call.order();
        return switch (call.errand()) {
            case VALIDATE -> followUp.validate(claim, (UnsentOrder) order);
            case LOOK_UP -> sender.recover(claim, order.proposal());
            case REPORT, SETTLE -> followWork.updateFromReport(claim, order);
            case END -> followWork.stop(claim, order);
            case NONE, CANCEL, SEND -> throw new IllegalStateException(call.errand() + " is no call to a provider");
        };
    }

    static AfterCommit nothingLeft() {
        return () -> Uni.createFrom().voidItem();
    }
}
