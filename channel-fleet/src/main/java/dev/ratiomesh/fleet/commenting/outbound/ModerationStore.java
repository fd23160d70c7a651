package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.delivery.work.LeasedTransaction;
import dev.ratiomesh.fleet.commenting.ModerationOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads and writes ordered moderations. A closed order is deleted, because its event records it. */
@ApplicationScoped
public class ModerationStore {
    private static final ClaimQuery<Claim> CLAIM_DUE =
            ClaimQuery.of("comment_moderation").build();

    private final Pool pool;
    private final LeasedTransaction leased;
    private final CommentStore comments;
    private final CommentEvents events;

    ModerationStore(Pool pool, LeasedTransaction leased, CommentStore comments, CommentEvents events) {
        this.pool = pool;
        this.leased = leased;
        this.comments = comments;
        this.events = events;
    }

    public Uni<List<Claim>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    public Uni<Optional<ModerationOrder>> find(Claim claim) {
        return leased.run(
                claim, ModerationRow.class, (session, row) -> Uni.createFrom().item(row.toOrder()));
    }

    /** Stores the outcome of an attempt and publishes its event; the claim ends. */
    public Uni<Void> save(Claim claim, ModerationOrder order, ModerationOrder.ModerationOutcome outcome) {
        return leased.run(claim, ModerationRow.class, (session, row) -> {
                    if (outcome.retryAt() != null) {
                        row.backOff(outcome.retryAt());
                        return Uni.createFrom().item(true);
                    }
                    return session.remove(row)
                            .chain(() -> outcome.done()
                                    ? comments.saveModeration(session, order)
                                    : Uni.createFrom().voidItem())
                            .chain(() -> events.append(
                                    session,
                                    order.channelId(),
                                    outcome.event() == null ? List.of() : List.of(outcome.event())))
                            .replaceWith(true);
                })
                .replaceWithVoid();
    }
}
