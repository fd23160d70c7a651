package dev.ratiomesh.poller.watching.inbound;

import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.StreamLane;
import dev.ratiomesh.poller.watching.AdOrder;
import dev.ratiomesh.poller.watching.outbound.AdOrderStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes the order events. Only the newest state of an order matters, so a stream lane suffices. */
@ApplicationScoped
class OrderTopic {
    private static final String CHANNEL = "orders";

    private final StreamLane<OrderEvent> lane;
    private final AdOrderStore adOrders;
    private final Clock clock;

    OrderTopic(LaneContext lanes, AdOrderStore adOrders, Clock clock) {
        this.lane = lanes.stream(CHANNEL, OrderEvent.class, this::handle);
        this.adOrders = adOrders;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    private Uni<Void> handle(List<ReceivedEvent<OrderEvent>> orders) {
        List<AdOrder> known = orders.stream()
                .map(ReceivedEvent::event)
                .filter(OrderEvent.OrderStateEvent.class::isInstance)
                .map(OrderEvent.OrderStateEvent.class::cast)
                .map(AdOrder::of)
                .toList();
        return adOrders.saveNewer(known, clock.instant());
    }
}
