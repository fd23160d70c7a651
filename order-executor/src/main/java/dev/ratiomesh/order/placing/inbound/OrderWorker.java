package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.placing.execution.DueActionPolicy;
import dev.ratiomesh.order.placing.execution.WorkStep;
import dev.ratiomesh.order.placing.outbound.googleads.ExchangeLog;
import dev.ratiomesh.order.placing.outbound.googleads.ExchangeRecorder;
import dev.ratiomesh.order.placing.state.Order.NextAction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes the next action of a claimed order. Provider calls are made after a commit and never within a transaction. */
@ApplicationScoped
class OrderWorker {
    private final ClaimedOrders orders;
    private final ProviderFollowUp followUp;
    private final SendWorker sender;
    private final ExchangeLog exchanges;

    OrderWorker(ClaimedOrders orders, ProviderFollowUp followUp, SendWorker sender, ExchangeLog exchanges) {
        this.orders = orders;
        this.followUp = followUp;
        this.sender = sender;
        this.exchanges = exchanges;
    }

    /** Work that follows the commit of a transaction, for example a provider call. */
    interface AfterCommit {
        Uni<Void> run();
    }

    /** Decides and takes the next action of a claimed order, and stores the exchanges with the provider. */
    Uni<Void> handle(Claim claim) {
        ExchangeRecorder recorder = exchanges.startRecording();
        return orders.inTransaction(claim, order -> start(claim, order, DueActionPolicy.decide(order.snapshot())))
                .chain(work ->
                        work.map(AfterCommit::run).orElse(Uni.createFrom().voidItem()))
                .eventually(() -> exchanges.saveRemaining(claim.id(), recorder));
    }

    private Uni<AfterCommit> start(Claim claim, ClaimedOrders.ClaimedOrder order, WorkStep step) {
        if (step instanceof WorkStep.Send send) {
            return sender.start(claim, order, send);
        }
        if (step instanceof WorkStep.CallProvider call) {
            AfterCommit work = () -> call(claim, call);
            return Uni.createFrom().item(work);
        }
        return order.save(step).replaceWith(nothingLeft());
    }

    private Uni<Void> call(Claim claim, WorkStep.CallProvider call) {
        return call.action() == NextAction.LOOK_UP
                ? sender.recover(claim, call.order().proposal())
                : followUp.handle(claim, call);
    }

    /** Returns work that does nothing. */
    static AfterCommit nothingLeft() {
        return () -> Uni.createFrom().voidItem();
    }
}
