package dev.ratiomesh.fleet.commenting.inbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.commenting.outbound.CommentClient;
import dev.ratiomesh.fleet.commenting.outbound.ModerationStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Does a claimed piece of work. */
@ApplicationScoped
class Pieces {
    private final WatchWorker watching;
    private final ReplyWorker replying;
    private final ModerationStore moderations;
    private final CommentClient calls;
    private final CommentBeans rules;

    Pieces(
            WatchWorker watching,
            ReplyWorker replying,
            ModerationStore moderations,
            CommentClient calls,
            CommentBeans rules) {
        this.watching = watching;
        this.replying = replying;
        this.moderations = moderations;
        this.calls = calls;
        this.rules = rules;
    }

    Uni<Void> watch(Claim claim) {
        return watching.on(claim);
    }

    Uni<Void> reply(Claim claim) {
        return replying.on(claim);
    }

    Uni<Void> moderate(Claim claim) {
        return moderations.find(claim).chain(found -> found.map(order -> calls.moderate(order)
                        .chain(reply ->
                                moderations.save(claim, order, order.decide(reply, rules.pauses(), rules.now()))))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
