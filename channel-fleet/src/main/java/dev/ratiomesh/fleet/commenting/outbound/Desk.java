package dev.ratiomesh.fleet.commenting.outbound;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.channel.ChannelEvent;
import dev.ratiomesh.delivery.Broken;
import dev.ratiomesh.delivery.Outgoing;
import dev.ratiomesh.delivery.store.Outbox;
import dev.ratiomesh.delivery.store.UnitOfWork;
import dev.ratiomesh.fleet.commenting.Claim;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where a claimed row is worked on: locked, and only while the claim's epoch is the row's. */
@ApplicationScoped
class Desk {
    private final UnitOfWork units;
    private final Outbox outbox;

    Desk(UnitOfWork units, Outbox outbox) {
        this.units = units;
        this.outbox = outbox;
    }

    /** Does the work in one transaction; nothing when the claim has gone to somebody else, or the row is gone. */
    <R extends Leased, T> Uni<Optional<T>> with(
            Claim claim, Class<R> rows, BiFunction<Mutiny.Session, R, Uni<T>> work) {
        return units.run(session -> session.find(rows, claim.id(), LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> row == null || !(row.lease().isHeldIn(claim.epoch()) || Broken.FENCE)
                        ? Uni.createFrom().item(Optional.<T>empty())
                        : work.apply(session, row).map(Optional::ofNullable)));
    }

    /** Says what happened on a channel, in the transaction of the session; what was changed goes first. */
    Uni<Void> say(Mutiny.Session session, String channelId, List<? extends ChannelEvent> events) {
        return session.flush()
                .chain(() -> outbox.append(
                        session,
                        events.stream()
                                .map(event -> new Outgoing(Topic.CHANNEL_EVENTS, channelId, event.tenantId(), event))
                                .toList()));
    }
}
