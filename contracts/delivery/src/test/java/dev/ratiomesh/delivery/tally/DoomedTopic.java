package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.StreamLane;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Handles notes until a note "doom", from which on the handler fails. */
@ApplicationScoped
public class DoomedTopic {
    private final StreamLane<NoteFact> lane;
    private final List<String> handled = new CopyOnWriteArrayList<>();

    DoomedTopic(LaneContext lanes) {
        this.lane = lanes.stream("doomed", NoteFact.class, this::handle);
    }

    public List<String> handled() {
        return List.copyOf(handled);
    }

    @Incoming("doomed")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    private Uni<Void> handle(List<ReceivedEvent<NoteFact>> batch) {
        List<String> texts = batch.stream()
                .map(note -> ((NoteFact.Taken) note.event()).text())
                .toList();
        if (texts.contains("doom")) {
            return Uni.createFrom().failure(new IOException("on fire"));
        }
        handled.addAll(texts);
        return Uni.createFrom().voidItem();
    }
}
