package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.outbound.OrderProjection;
import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.StreamLane;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes order events into the projection. */
@ApplicationScoped
class OrderViewTopic {
    private final StreamLane<OrderEvent> lane;

    OrderViewTopic(LaneContext lanes, OrderProjection orders) {
        this.lane = lanes.stream(
                "order-views",
                OrderEvent.class,
                batch -> orders.write(batch.stream().map(ReceivedEvent::event).toList()));
    }

    @Incoming("order-views")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }
}
