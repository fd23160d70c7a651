package dev.ratiomesh.right.placing.outbound;

import dev.ratiomesh.right.placing.Order;
import io.smallrye.mutiny.Uni;

/** Sees the root. */
public class OrderStore {

    public Uni<Void> save(Order order) {
        return Uni.createFrom().voidItem();
    }
}
