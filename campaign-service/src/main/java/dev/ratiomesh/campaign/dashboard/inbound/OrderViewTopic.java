package dev.ratiomesh.campaign.dashboard.inbound;

import dev.ratiomesh.campaign.dashboard.outbound.OrderViews;
import dev.ratiomesh.contracts.order.OrderEvent;
import dev.ratiomesh.delivery.Lanes;
import dev.ratiomesh.delivery.Received;
import dev.ratiomesh.delivery.StreamLane;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Order events, into the projection. */
@ApplicationScoped
class OrderViewTopic {
    private final StreamLane<OrderEvent> lane;

    OrderViewTopic(Lanes lanes, OrderViews orders) {
        this.lane = lanes.stream(
                "order-views",
                OrderEvent.class,
                batch -> orders.write(batch.stream().map(Received::event).toList()));
    }

    @Incoming("order-views")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }
}
