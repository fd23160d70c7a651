package dev.ratiomesh.delivery;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Hears a batch of facts that another feature of the same service has read, so that a busy topic is read and decoded once
 * for both. The feature with the topic class injects every listener and never knows whose they are.
 */
public interface BatchListener<E> {
    /** Delivery is at least once; a failure has the whole batch tried again. */
    Uni<Void> handle(List<ReceivedEvent<E>> batch);
}
