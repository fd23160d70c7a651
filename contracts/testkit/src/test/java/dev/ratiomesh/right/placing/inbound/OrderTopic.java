package dev.ratiomesh.right.placing.inbound;

import dev.ratiomesh.right.RightConfig;
import dev.ratiomesh.right.placing.Order;
import dev.ratiomesh.right.placing.outbound.OrderStore;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Sees outbound and root. */
class OrderTopic {

    private final OrderStore store;
    private final RightConfig config;

    OrderTopic(OrderStore store, RightConfig config) {
        this.store = store;
        this.config = config;
    }

    @Incoming("batches")
    Uni<Void> batch(ConsumerRecords<byte[], byte[]> records) {
        return store.save(new Order(config.toString(), Instant.EPOCH));
    }

    @Incoming("records")
    Uni<Void> one(ConsumerRecord<String, byte[]> record) {
        return Uni.createFrom().voidItem();
    }
}
