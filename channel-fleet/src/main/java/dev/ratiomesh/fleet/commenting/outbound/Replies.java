package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.fleet.commenting.Claim;
import dev.ratiomesh.fleet.commenting.OwnReply;
import dev.ratiomesh.fleet.commenting.ReplyStep;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** Replies in the database. */
@ApplicationScoped
public class Replies {
    private final Desk desk;
    private final Clock clock;

    Replies(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * A claimed reply.
     *
     * @param reply as it stands now
     * @param fresh whether it was written just now, in this claim, that it is being sent; else nobody knows
     */
    public record Taken(OwnReply reply, boolean fresh) {}

    /** The claimed reply; what waits is committed as being sent before it is given back. */
    public Uni<Optional<Taken>> take(Claim claim) {
        return desk.with(claim, ReplyRow.class, (session, row) -> {
            OwnReply reply = row.toReply();
            if (!(reply instanceof OwnReply.Waiting waiting)) {
                return Uni.createFrom().item(new Taken(reply, false));
            }
            OwnReply.Sending sending = waiting.send(clock.instant());
            row.take(sending, clock.instant());
            return session.flush().replaceWith(new Taken(sending, true));
        });
    }

    /** Writes a step with what is said of it; the claim ends. */
    public Uni<Void> write(Claim claim, Function<OwnReply, Optional<ReplyStep>> decide) {
        return desk.with(claim, ReplyRow.class, (session, row) -> {
                    Optional<ReplyStep> decided = decide.apply(row.toReply());
                    if (decided.isEmpty()) {
                        return Uni.createFrom().item(false);
                    }
                    ReplyStep step = decided.get();
                    row.take(step.next(), clock.instant());
                    row.lease().end(step.dueAt());
                    return desk.say(session, step.next().what().channelId(), step.events())
                            .replaceWith(true);
                })
                .replaceWithVoid();
    }
}
