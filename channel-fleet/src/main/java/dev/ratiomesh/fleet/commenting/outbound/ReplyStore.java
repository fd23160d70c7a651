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

/** Replies in the database. */
@ApplicationScoped
public class ReplyStore {
    private static final ClaimQuery<Claim> DUE = ClaimQuery.of("reply").build();

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
        return DUE.claim(pool, now, limit, lease);
    }

    /**
     * A claimed reply.
     *
     * @param reply as it stands now
     * @param fresh whether it was written just now, in this claim, that it is being sent; else nobody knows
     */
    public record ClaimedReply(Reply reply, boolean fresh) {}

    /** The claimed reply; what waits is committed as being sent before it is given back. */
    public Uni<Optional<ClaimedReply>> claim(Claim claim) {
        return leased.run(claim, ReplyRow.class, (session, row) -> {
            Reply reply = row.toReply();
            if (!(reply instanceof Reply.Queued waiting)) {
                return Uni.createFrom().item(new ClaimedReply(reply, false));
            }
            Reply.InDoubt sending = waiting.startSending(clock.instant());
            row.apply(sending, clock.instant());
            return session.flush().replaceWith(new ClaimedReply(sending, true));
        });
    }

    /** Writes a step with what is said of it; the claim ends. */
    public Uni<Void> save(Claim claim, Function<Reply, Optional<ReplyTransition>> decide) {
        return leased.run(claim, ReplyRow.class, (session, row) -> {
                    Optional<ReplyTransition> decided = decide.apply(row.toReply());
                    if (decided.isEmpty()) {
                        return Uni.createFrom().item(false);
                    }
                    ReplyTransition step = decided.get();
                    row.apply(step.next(), clock.instant());
                    row.lease().release(step.dueAt());
                    return events.append(session, step.next().approved().channelId(), step.events())
                            .replaceWith(true);
                })
                .replaceWithVoid();
    }
}
