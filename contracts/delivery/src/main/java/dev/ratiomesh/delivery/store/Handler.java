package dev.ratiomesh.delivery.store;

import dev.ratiomesh.delivery.Envelope;
import dev.ratiomesh.delivery.Outgoing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handles one message of the aggregate lane. It decides; loading, saving and sending are the lane's. */
public interface Handler<E, R> {
    /**
     * @param row the aggregate, changed in place when it exists; null when it does not
     * @return the new row when one came to be, and what is to be said
     */
    Outcome<R> on(@Nullable R row, Envelope envelope, E event);

    /** The id of the aggregate an event is about. */
    String aggregateId(E event);

    /** What handling led to. */
    record Outcome<R>(@Nullable R created, List<Outgoing> outgoing) {
        public static <R> Outcome<R> of(List<Outgoing> outgoing) {
            return new Outcome<>(null, outgoing);
        }
    }
}
