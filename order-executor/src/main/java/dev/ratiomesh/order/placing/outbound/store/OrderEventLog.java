package dev.ratiomesh.order.placing.outbound.store;

import dev.ratiomesh.contracts.EventType;
import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.contracts.order.OrderEvent.OrderApproved;
import dev.ratiomesh.contracts.order.OrderEvent.OrderCancelled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRefused;
import dev.ratiomesh.contracts.order.OrderEvent.OrderRejected;
import dev.ratiomesh.contracts.order.OrderEvent.OrderSettled;
import dev.ratiomesh.contracts.order.OrderEvent.OrderUnconfirmed;
import dev.ratiomesh.contracts.order.OrderView;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Appends the published events of orders to a log, for the explanation of an order. */
final class OrderEventLog {
    private static final String INSERT_EVENT =
            """
            INSERT INTO order_step (order_id, version, type, state, spent, views, said_by, detail, at)
            VALUES (:orderId, :version, :type, :state, :spent, :views, cast(:by AS text), cast(:detail AS text),
                    cast(:at AS timestamptz))
            """;

    private OrderEventLog() {}

    static Uni<Void> append(Mutiny.Session session, List<? extends OrderEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> append(session, event))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> append(Mutiny.Session session, OrderEvent event) {
        OrderView order = order(event);
        if (order == null) {
            return Uni.createFrom().voidItem();
        }
        EventRemarks remarks = remarks(event);
        return session.createNativeQuery(INSERT_EVENT)
                .setParameter("orderId", order.orderId())
                .setParameter("version", order.version())
                .setParameter(
                        "type", event.getClass().getAnnotation(EventType.class).value())
                .setParameter("state", order.state().name())
                .setParameter("spent", order.spent())
                .setParameter("views", order.views())
                .setParameter("by", remarks.by())
                .setParameter("detail", remarks.detail())
                .setParameter("at", event.at())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static @Nullable OrderView order(OrderEvent event) {
        if (event instanceof OrderEvent.OrderStateEvent stateEvent) {
            return stateEvent.order();
        }
        return event instanceof OrderRefused refused ? refused.order() : null;
    }

    private record EventRemarks(@Nullable String by, @Nullable String detail) {}

    private static EventRemarks remarks(OrderEvent event) {
        if (event instanceof OrderApproved approved) {
            return new EventRemarks(approved.by(), null);
        }
        if (event instanceof OrderRejected rejected) {
            return new EventRemarks(rejected.by(), rejected.reason());
        }
        if (event instanceof OrderCancelled cancelled) {
            return new EventRemarks(cancelled.by(), cancelled.reason());
        }
        if (event instanceof OrderUnconfirmed unconfirmed) {
            return new EventRemarks(null, unconfirmed.detail());
        }
        if (event instanceof OrderSettled settled) {
            return new EventRemarks(null, settled.reason());
        }
        return event instanceof OrderRefused refused
                ? new EventRemarks(null, refused.code() + ": " + refused.detail())
                : new EventRemarks(null, null);
    }
}
