package dev.ratiomesh.delivery;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The lane of facts: one poll is one batch, one Uni and one acknowledgement. Delivery is at least once; what is written
 * must bear a repeat. When a batch fails for good, its halves are tried, until the message at fault stands alone and goes
 * to the dead letters.
 */
public final class StreamLane<E> {
    private final Lanes lanes;
    private final String channel;
    private final Decoder<E> decoder;
    private final Function<List<Received<E>>, Uni<Void>> work;

    StreamLane(Lanes lanes, String channel, EventRoutes<E> routes, Function<List<Received<E>>, Uni<Void>> work) {
        this.lanes = lanes;
        this.channel = channel;
        this.decoder = new Decoder<>(routes);
        this.work = work;
    }

    /** Handles one poll; completes when everything is written, fails when trouble did not pass in time. */
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> poll) {
        return lanes.track(channel, poll.count(), () -> lanes.consume(channel, decoder.decode(poll), this::handle));
    }

    private Uni<Void> handle(List<Received<E>> messages) {
        return lanes.handle(channel, messages, this::once);
    }

    private Uni<Void> once(List<Received<E>> messages) {
        return work.apply(messages)
                .invoke(() -> lanes.meters().messages(channel, DeliveryMeters.Outcome.HANDLED, messages.size()));
    }

    /** Only the last message of each key, in the order of their keys' first appearance. */
    public static <E> List<Received<E>> latest(List<Received<E>> batch, Function<E, String> key) {
        Map<String, Received<E>> last = new LinkedHashMap<>();
        for (Received<E> received : batch) {
            last.put(key.apply(received.event()), received);
        }
        return List.copyOf(last.values());
    }
}
