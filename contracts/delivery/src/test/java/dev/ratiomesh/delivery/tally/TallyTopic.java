package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.delivery.store.AggregateLane;
import dev.ratiomesh.delivery.store.AggregateLanes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
public class TallyTopic {
    private final AggregateLane<TallyCommand, TallyRow> lane;

    TallyTopic(AggregateLanes lanes, TallyStore tallies, TallyHandler handler) {
        this.lane = lanes.commands("tallies", TallyCommand.class, tallies, handler);
    }

    @Incoming("tallies")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }
}
