package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Handles one message of the aggregate lane. It decides; loading, saving and sending are the lane's. */
public interface MessageHandler<E, R> {
    /**
     * @param row the aggregate, changed in place when it exists; null when it does not
     * @return the new row when one came to be, and what is to be said
     */
    Outcome<R> handle(@Nullable R row, Envelope envelope, E event);

    /** The id of the aggregate an event is about. */
    String aggregateId(E event);

    /**
     * What handling led to.
     *
     * @param created the new row when one came to be; a row that existed is changed in place
     * @param followUp what is left to be said and needs a look into the database first, within the same transaction
     */
    record Outcome<R>(@Nullable R created, List<OutgoingEvent> outgoing, @Nullable FollowUp followUp) {
        public static <R> Outcome<R> of(List<OutgoingEvent> outgoing) {
            return new Outcome<>(null, outgoing, null);
        }

        public static <R> Outcome<R> created(R row, List<OutgoingEvent> outgoing) {
            return new Outcome<>(row, outgoing, null);
        }

        public static <R> Outcome<R> followUp(FollowUp then) {
            return new Outcome<>(null, List.of(), then);
        }
    }

    /** Finds out, within the transaction and after its changes are flushed, what else is to be said. */
    interface FollowUp {
        Uni<List<OutgoingEvent>> find(Mutiny.Session session);
    }
}
