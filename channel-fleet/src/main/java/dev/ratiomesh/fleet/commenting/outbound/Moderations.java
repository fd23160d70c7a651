package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.fleet.commenting.Claim;
import dev.ratiomesh.fleet.commenting.Moderating;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Moderations in the database; what is over is deleted, since the event tells it. */
@ApplicationScoped
public class Moderations {
    private final Desk desk;

    Moderations(Desk desk) {
        this.desk = desk;
    }

    public Uni<Optional<Moderating>> find(Claim claim) {
        return desk.with(
                claim, ModerationRow.class, (session, row) -> Uni.createFrom().item(row.toModerating()));
    }

    public Uni<Void> write(Claim claim, Moderating order, Moderating.Outcome outcome) {
        return desk.with(claim, ModerationRow.class, (session, row) -> {
                    if (outcome.retryAt() != null) {
                        row.troubled(outcome.retryAt());
                        return Uni.createFrom().item(true);
                    }
                    return session.remove(row)
                            .chain(() -> mark(session, order, outcome.done()))
                            .chain(() -> desk.say(
                                    session,
                                    order.channelId(),
                                    outcome.said() == null ? List.of() : List.of(outcome.said())))
                            .replaceWith(true);
                })
                .replaceWithVoid();
    }

    private static Uni<Integer> mark(Mutiny.Session session, Moderating order, boolean done) {
        return done
                ? session.createNativeQuery(CommentSql.MODERATED)
                        .setParameter("action", order.action().name())
                        .setParameter("id", order.commentId())
                        .setParameter("channel", order.channelId())
                        .executeUpdate()
                : Uni.createFrom().item(0);
    }
}
