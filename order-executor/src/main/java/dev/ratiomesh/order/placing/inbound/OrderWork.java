package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.Step;
import dev.ratiomesh.order.placing.Unsent;
import dev.ratiomesh.order.placing.WhenDue;
import dev.ratiomesh.order.placing.outbound.Diary;
import dev.ratiomesh.order.placing.outbound.Exchanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Does for a claimed order what is due. Calls to the provider are made after a commit and never within a transaction. */
@ApplicationScoped
class OrderWork {
    private final Desk desk;
    private final CheckWork checking;
    private final SendWork sending;
    private final FollowWork following;
    private final Exchanges exchanges;

    OrderWork(Desk desk, CheckWork checking, SendWork sending, FollowWork following, Exchanges exchanges) {
        this.desk = desk;
        this.checking = checking;
        this.sending = sending;
        this.following = following;
        this.exchanges = exchanges;
    }

    /** Due work that is left after the first transaction. */
    interface Rest {
        Uni<Void> go();
    }

    Uni<Void> on(Claim claim) {
        Diary diary = exchanges.open();
        return desk.with(claim, open -> begin(claim, open, WhenDue.step(open.standing())))
                .chain(rest -> rest.map(Rest::go).orElse(Uni.createFrom().voidItem()))
                .eventually(() -> exchanges.writeRest(claim.id(), diary));
    }

    private Uni<Rest> begin(Claim claim, Desk.Open open, Step step) {
        if (step instanceof Step.Send send) {
            return sending.begin(claim, open, send);
        }
        if (step instanceof Step.Call call) {
            Rest rest = () -> call(claim, call);
            return Uni.createFrom().item(rest);
        }
        return open.write(step).replaceWith(nothing());
    }

    private Uni<Void> call(Claim claim, Step.Call call) {
        Order order = call.order();
        return switch (call.errand()) {
            case VALIDATE -> checking.check(claim, (Unsent) order);
            case LOOK_UP -> sending.recover(claim, order.proposal());
            case REPORT, SETTLE -> following.report(claim, order);
            case END -> following.end(claim, order);
            case NONE, CANCEL, SEND -> throw new IllegalStateException(call.errand() + " is no call to a provider");
        };
    }

    static Rest nothing() {
        return () -> Uni.createFrom().voidItem();
    }
}
