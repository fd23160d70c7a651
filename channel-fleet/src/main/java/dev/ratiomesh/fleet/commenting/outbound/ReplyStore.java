package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.delivery.work.ClaimQuery;
import dev.ratiomesh.delivery.work.LeasedTransaction;
import dev.ratiomesh.fleet.commenting.Reply;
import dev.ratiomesh.fleet.commenting.ReplyTransition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes replies. */
@ApplicationScoped
public class ReplyStore {
    private static final ClaimQuery<Claim> CLAIM_DUE = ClaimQuery.of("reply").build();

    private final Pool pool;
    private final LeasedTransaction leased;
    private final CommentEvents events;
    private final Clock clock;

    ReplyStore(Pool pool, LeasedTransaction leased, CommentEvents events, Clock clock) {
        this.pool = pool;
        this.leased = leased;
        this.events = events;
        this.clock = clock;
    }

    public Uni<List<Claim>> claim(Instant now, int limit, Duration lease) {
        return CLAIM_DUE.claim(pool, now, limit, lease);
    }

    /**
     * A claimed reply.
     *
     * @param reply its current state
     * @param fresh true when this claim committed the state {@link Reply.InDoubt}, so that no request was sent yet
     */
    public record ClaimedReply(Reply reply, boolean fresh) {}

    /** Loads a claimed reply; a queued reply is committed as {@link Reply.InDoubt} before it is returned. */
    public Uni<Optional<ClaimedReply>> load(Claim claim) {
        return leased.run(claim, ReplyRow.class, (session, row) -> {
            Reply reply = row.toReply();
            if (!(reply instanceof Reply.Queued queued)) {
                return Uni.createFrom().item(new ClaimedReply(reply, false));
            }
            Reply.InDoubt inDoubt = queued.startSending(clock.instant());
            row.apply(inDoubt, clock.instant());
            return session.flush().replaceWith(new ClaimedReply(inDoubt, true));
        });
    }

    /** Stores a transition and publishes its events; the claim ends. An empty transition leaves the row as it is. */
    public Uni<Void> save(Claim claim, Function<Reply, Optional<ReplyTransition>> decide) {
        return leased.run(claim, ReplyRow.class, (session, row) -> {
                    Optional<ReplyTransition> decided = decide.apply(row.toReply());
                    if (decided.isEmpty()) {
                        return Uni.createFrom().item(false);
                    }
                    ReplyTransition transition = decided.get();
                    row.apply(transition.next(), clock.instant());
                    row.lease().release(transition.dueAt());
                    return events.append(session, transition.next().approved().channelId(), transition.events())
                            .replaceWith(true);
                })
                .replaceWithVoid();
    }
}
