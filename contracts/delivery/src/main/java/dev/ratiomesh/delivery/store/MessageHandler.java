package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.OutgoingEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Handles one message of the aggregate lane: decides only, because the lane loads, saves and publishes. */
public interface MessageHandler<E, R> {
    /**
     * Decides what a message changes.
     *
     * @param row the aggregate, changed in place when it exists; null when it does not
     * @return the new row if one was created, and the events to publish
     */
    Outcome<R> handle(@Nullable R row, Envelope envelope, E event);

    /** Returns the id of the aggregate that an event concerns. */
    String aggregateId(E event);

    /**
     * The result of handling one message.
     *
     * @param created the new row, null when none was created; an existing row is changed in place
     * @param outgoing events to publish
     * @param followUp finds further events with a query in the same transaction; null when there are none
     */
    record Outcome<R>(@Nullable R created, List<OutgoingEvent> outgoing, @Nullable FollowUp followUp) {
        public static <R> Outcome<R> of(List<OutgoingEvent> outgoing) {
            return new Outcome<>(null, outgoing, null);
        }

        public static <R> Outcome<R> created(R row, List<OutgoingEvent> outgoing) {
            return new Outcome<>(row, outgoing, null);
        }

        public static <R> Outcome<R> followUp(FollowUp query) {
            return new Outcome<>(null, List.of(), query);
        }
    }

    /** Finds further events to publish, within the transaction and after its changes are flushed. */
    interface FollowUp {
        Uni<List<OutgoingEvent>> find(Mutiny.Session session);
    }
}
