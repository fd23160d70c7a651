package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.order.placing.Approved;
import dev.ratiomesh.order.placing.Decision;
import dev.ratiomesh.order.placing.Ending;
import dev.ratiomesh.order.placing.Errand;
import dev.ratiomesh.order.placing.Order;
import dev.ratiomesh.order.placing.Proposed;
import dev.ratiomesh.order.placing.outbound.DueWork.Claim;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does for a claimed order what is due. Calls to the provider are made after a commit and never within a transaction. */
@ApplicationScoped
class OrderWork {
    private final Desk desk;
    private final SendWork sending;
    private final FollowWork following;

    OrderWork(Desk desk, SendWork sending, FollowWork following) {
        this.desk = desk;
        this.sending = sending;
        this.following = following;
    }

    /** Due work that is left after the first transaction. */
    interface Rest {
        Uni<Void> go();
    }

    Uni<Void> on(Claim claim) {
        return desk.with(claim, (open, order) -> begin(claim, open, order))
                .chain(rest -> rest.map(Rest::go).orElse(Uni.createFrom().voidItem()));
    }

    private Uni<Rest> begin(Claim claim, Desk.Open open, Order order) {
        Errand errand = order.errand(open.row().ending(), open.now());
        return switch (errand) {
            case NONE -> open.rest().replaceWith(nothing());
            case CANCEL -> cancel(open, order).replaceWith(nothing());
            case SEND -> sending.begin(claim, open, (Approved) order);
            case LOOK_UP -> later(() -> sending.recover(claim, order.proposal()));
            case REPORT, SETTLE -> later(() -> following.report(claim, order));
            case END -> later(() -> following.end(claim, order));
        };
    }

    private static Uni<Rest> later(Rest rest) {
        return Uni.createFrom().item(rest);
    }

    static Rest nothing() {
        return () -> Uni.createFrom().voidItem();
    }

    private static Uni<Void> cancel(Desk.Open open, Order order) {
        Instant now = open.now();
        return open.step(cancelled(order, why(order, open.row().ending(), now), now));
    }

    private static Decision cancelled(Order order, Ending ending, Instant now) {
        return order instanceof Proposed proposed
                ? proposed.cancel(ending, now)
                : ((Approved) order).cancel(ending, now);
    }

    private static Ending why(Order order, @Nullable Ending ending, Instant now) {
        if (ending != null) {
            return ending;
        }
        boolean undecided = order instanceof Proposed proposed && proposed.isLate(now);
        return new Ending(
                Ending.AUTO, undecided ? "nobody decided in time" : "too little of its time is left to send it");
    }
}
