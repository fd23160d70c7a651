package dev.ratiomesh.delivery;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * A second consumer of a batch that another feature of the same service has read, so that a busy topic is read and
 * decoded once for both. The feature with the topic class injects every listener and does not depend on their features.
 */
public interface BatchListener<E> {
    /** Handles one batch. Delivery is at least once; a failure makes the lane retry the whole batch. */
    Uni<Void> handle(List<ReceivedEvent<E>> batch);
}
