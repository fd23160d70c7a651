package dev.ratiomesh.delivery.tally;

import dev.ratiomesh.delivery.LaneContext;
import dev.ratiomesh.delivery.ReceivedEvent;
import dev.ratiomesh.delivery.StreamLane;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Inserts notes, one poll in one statement. A test can delay a batch or make it fail. */
@ApplicationScoped
public class NoteTopic {
    private static final String INSERT = "INSERT INTO note (id, text) SELECT * FROM unnest($1::text[], $2::text[])";

    private final StreamLane<NoteFact> lane;
    private final Pool pool;
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    NoteTopic(LaneContext lanes, Pool pool) {
        this.lane = lanes.stream("notes", NoteFact.class, this::write);
        this.pool = pool;
    }

    /** Makes later batches wait for a future; its failure is the failure of the batch. */
    public void gate(CompletableFuture<Void> until) {
        gate = until;
    }

    @Incoming("notes")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lane.consume(poll);
    }

    private Uni<Void> write(List<ReceivedEvent<NoteFact>> batch) {
        return Uni.createFrom()
                .completionStage(() -> gate)
                .chain(() -> pool.preparedQuery(INSERT)
                        .execute(Tuple.of(column(batch, NoteFact.Taken::id), column(batch, NoteFact.Taken::text))))
                .replaceWithVoid();
    }

    private static String[] column(List<ReceivedEvent<NoteFact>> batch, Function<NoteFact.Taken, String> column) {
        return batch.stream()
                .map(received -> column.apply((NoteFact.Taken) received.event()))
                .toArray(String[]::new);
    }
}
