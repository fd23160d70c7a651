package dev.ratiomesh.order.placing.inbound;

import dev.ratiomesh.contracts.order.OrderCommand;
import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import dev.ratiomesh.order.placing.outbound.store.OrderRow;
import dev.ratiomesh.order.placing.outbound.store.OrderStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes people's commands about orders and triggers a poll for due orders afterwards. */
@ApplicationScoped
public class OrderCommandTopic {
    public static final String CHANNEL = "order-commands";

    private final AggregateLane<OrderCommand, OrderRow> lane;
    private final DueOrderTimer dueOrders;

    OrderCommandTopic(AggregateLanes lanes, OrderStore orders, OrderCommandHandler handler, DueOrderTimer dueOrders) {
        this.lane = lanes.commands(CHANNEL, OrderCommand.class, orders, handler);
        this.dueOrders = dueOrders;
    }

    @Incoming(CHANNEL)
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll).invoke(dueOrders::wake);
    }
}
